package io.mlpservice.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A page of a service that needs a key asks for it, and does not insist. */
@BrowserTest
class KeyTest {
    private static final String NEEDED = "This service needs an API key";

    @Test
    void asksAgainWhenSomethingNeedsTheKey(Visitor visitor) {
        visitor.expect("status of 401");
        var page = visitor.open("about:blank");
        page.route("**/api/v1/**", route -> route.fulfill(new FulfillOptions().setStatus(401)
                .setContentType("application/problem+json")
                .setBody("{\"code\": \"invalid_key\", \"detail\": \"Send 'Authorization'.\"}")));
        page.navigate("/#/models");
        assertThat(dialog(page)).containsText(NEEDED);
        page.keyboard().press("Escape");
        assertThat(dialog(page)).hasCount(0);
        page.evaluate("dispatchEvent(new CustomEvent('keyneeded'))");
        assertThat(dialog(page)).hasCount(0);
        assertThat(page.locator(".banner")).containsText(NEEDED);

        page.getByRole(AriaRole.BUTTON, named("Enter a key")).click();
        field(page).fill("mlp_wrong");
        page.keyboard().press("Enter");
        assertThat(field(page)).hasAccessibleDescription(Pattern.compile("This key is not valid"));
        assertThat(Accessibility.violations(page)).isEmpty();
        page.getByRole(AriaRole.BUTTON, named("Not now")).click();
        assertThat(dialog(page)).hasCount(0);

        page.getByRole(AriaRole.LINK, named("Jobs")).click();
        assertThat(dialog(page)).containsText(NEEDED);
    }

    @Test
    void staysClosedWhenAnAnswerComesAtTheMomentOfClosing(Visitor visitor) {
        visitor.expect("status of 401");
        var page = visitor.open("about:blank");
        page.route("**/api/v1/**", route -> route.fulfill(new FulfillOptions().setStatus(401)));
        page.navigate("/#/models");
        assertThat(dialog(page)).containsText(NEEDED);
        page.evaluate("document.querySelector('dialog[open]').close(); dispatchEvent(new CustomEvent('keyneeded'))");
        assertThat(dialog(page)).hasCount(0);

        page.getByRole(AriaRole.BUTTON, named("Enter a key")).click();
        page.evaluate("() => { document.querySelector('dialog[open] button[type=button]').click();"
                + " dispatchEvent(new CustomEvent('keyneeded')); }");
        assertThat(dialog(page)).hasCount(0);
    }

    private static Locator field(Page page) {
        return page.getByLabel("API key", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
