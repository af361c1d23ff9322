package io.mlpservice.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A network to play with. */
@BrowserTest
class PlaygroundTest {
    @Test
    void showsTheRowsThatItDidNotLearnFrom(Visitor visitor) {
        var page = visitor.open("/#/playground?set=circle&rows=100&epochs=20&kept=0.3&seed=3");
        button(page, "Train").click();
        assertThat(page.getByText("Points: 70 training rows and 30 validation rows, outlined")).isVisible();

        button(page, "Validation rows").click();
        assertThat(page.getByText("Points: 30 validation rows, outlined, which it did not learn from.")).isVisible();
        assertThat(page).hasURL(Pattern.compile("show=validation"));

        button(page, "Training rows").click();
        assertThat(page.getByText("Points: 70 training rows.")).isVisible();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
