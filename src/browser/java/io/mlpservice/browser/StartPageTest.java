package io.mlpservice.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The page that the service starts with. */
@BrowserTest
class StartPageTest {
    @Test
    void opens(Visitor visitor) {
        var page = visitor.open("/");
        assertThat(page).hasTitle(Pattern.compile("MLP Service"));
        assertThat(page.locator("h1")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,375", "LIGHT,1280", "DARK,375", "DARK,1280"})
    void isAccessible(ColorScheme colors, int width, Visitor visitor) {
        var page = visitor.open("/", new NewContextOptions().setColorScheme(colors).setViewportSize(width, 812));
        assertThat(page.locator("h1")).isVisible();
        org.assertj.core.api.Assertions.assertThat(Accessibility.violations(page)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"375", "1280", "2560"})
    void fitsIntoTheWindow(int width, Visitor visitor) {
        var page = visitor.open("/", new NewContextOptions().setViewportSize(width, 812));
        assertThat(page.locator("h1")).isVisible();
        org.assertj.core.api.Assertions
                .assertThat(
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0);
    }
}
