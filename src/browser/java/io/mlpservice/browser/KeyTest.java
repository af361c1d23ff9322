package io.mlpservice.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
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
        page.clock().setFixedTime("2026-01-01T12:00:00");
        page.route("**/api/v1/**", KeyTest::refuse);
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

        page.clock().setFixedTime("2026-01-01T13:00:00");
        var late = new ArrayList<Route>();
        page.route("**/api/v1/training-jobs?**", late::add);
        page.getByRole(AriaRole.LINK, named("Jobs")).click();
        page.waitForCondition(() -> !late.isEmpty());
        page.clock().setFixedTime("2026-01-01T14:00:00");
        late.forEach(KeyTest::refuse);
        assertThat(dialog(page)).containsText(NEEDED);
    }

    @Test
    void keepsTheRightKeyThatIsEnteredWhileAWrongOneIsTried(Visitor visitor) {
        visitor.expect("status of 401");
        var page = visitor.open("about:blank");
        var tried = new ArrayList<Route>();
        page.route("**/api/v1/**", KeyTest::refuse);
        page.route("**/api/v1/capabilities", tried::add);
        page.navigate("/#/models");
        for (var key : List.of("mlp_wrong", "mlp_right")) {
            field(page).fill(key);
            page.keyboard().press("Enter");
            page.waitForCondition(() -> tried.stream().anyMatch(
                    route -> ("Bearer " + key).equals(route.request().headerValue("Authorization"))));
        }
        refuse(tried.getFirst());
        assertThat(field(page)).hasAccessibleDescription(Pattern.compile("This key is not valid"));
        var next = page.waitForRequest(request -> request.url().contains("/api/v1/models"),
                () -> tried.getLast().fulfill(new FulfillOptions().setContentType("application/json").setBody("{}")));
        assertThat(next.headerValue("Authorization")).isEqualTo("Bearer mlp_right");
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

    private static void refuse(Route route) {
        route.fulfill(new FulfillOptions().setStatus(401).setContentType("application/problem+json")
                .setBody("{\"code\": \"invalid_key\", \"detail\": \"Send 'Authorization'.\"}"));
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
