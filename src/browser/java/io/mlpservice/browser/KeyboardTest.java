package io.mlpservice.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The console without a mouse, and with little motion. */
@BrowserTest
class KeyboardTest {
    private static final int MOST_TABS = 60;
    private static final int EPOCHS = 40;

    private final Trainer trainer;

    KeyboardTest(@Autowired RestTestClient http) {
        trainer = new Trainer(http);
    }

    @Test
    void theKeyboardIsEnough(Visitor visitor) {
        var page = visitor.open("/#/datasets/" + trainer.dataset(Tables.birds(60)));
        View.DATA.awaitContent(page);
        assertThat(page.locator("h1")).isFocused();
        tabTo(page, "Train");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("#/jobs/"));
        View.RUN.awaitContent(page);
        assertThat(page.locator("h1")).isFocused();

        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Play the epochs, or pause");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    @Test
    void twoKeysAreOneIfTheSecondIsQuick(Visitor visitor) {
        var page = visitor.open("/");
        page.clock().install();
        page.clock().pauseAt("2100-01-01T12:00:00");
        for (var key : List.of("g", "x")) {
            page.keyboard().press(key);
        }
        page.clock().runFor(1_400);
        page.keyboard().press("g");
        page.clock().runFor(200);
        page.keyboard().press("m");
        assertThat(page.locator("h1")).hasText("Models");
        assertThat(page.locator("h1")).isFocused();

        page.keyboard().press("g");
        page.clock().runFor(1_600);
        page.keyboard().press("j");
        assertThat(page).hasURL(Pattern.compile("#/models$"));
    }

    @Test
    void aFieldKeepsTheFocusThatItGetsTheMomentItIsThere(Visitor visitor) {
        var page = visitor.open("/");
        page.evaluate("""
                () => new MutationObserver((changes, observer) => {
                    const search = document.querySelector('input[type=search]');
                    if (!search) return;
                    observer.disconnect();
                    search.focus();
                }).observe(document.body, { subtree: true, childList: true })""");
        page.navigate("/#/models");
        assertThat(page).hasTitle("Models · MLP Service");
        assertThat(page.getByLabel("Search")).isFocused();
    }

    @Test
    void aKeyPressedTheMomentThatAViewIsThereIsTaken(Visitor visitor) {
        var page = visitor.open("/");
        assertThat(page.locator("h1")).isVisible();
        page.evaluate("""
                () => new MutationObserver((changes, observer) => {
                    if (!document.querySelector('section[aria-label="The arithmetic"]')) return;
                    observer.disconnect();
                    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
                }).observe(document.body, { subtree: true, childList: true })""");
        page.navigate("/#/models/%s/step".formatted(model()));
        assertThat(page.locator("section[aria-label='The arithmetic'] h2")).hasText("Unit 2 of layer 1");
    }

    @Test
    void theSpaceBarPlaysARun(Visitor visitor) {
        var page = watched(visitor, new NewContextOptions());
        page.navigate("/#/jobs/%s?epoch=1".formatted(job()));
        assertThat(page.getByText("Epoch 1 of 40")).isVisible();
        page.keyboard().press("Space");
        awaitLastOfMany(page);
    }

    @ParameterizedTest
    @EnumSource
    void aRunIsReplayedUnlessLittleMotionIsWanted(ReducedMotion motion, Visitor visitor) {
        var page = watched(visitor, new NewContextOptions().setReducedMotion(motion));
        var job = job();
        page.route("**/api/v1/training-jobs/" + job, route -> route.fulfill(
                new FulfillOptions().setContentType("application/json").setBody(ofASecond(job))));
        page.navigate("/#/jobs/" + job);
        if (motion == ReducedMotion.REDUCE) {
            assertThat(page.locator("section[aria-label='What it answers after epoch 40'] canvas").first())
                    .isVisible();
            org.assertj.core.api.Assertions.assertThat(page.evaluate("seen")).isEqualTo(List.of("40"));
        } else {
            awaitLastOfMany(page);
        }
    }

    private String model() {
        return trainer.trainModel("""
                {'dataset_id': '%s', 'network': {'hidden_layers': [{'units': 2}]}, 'training': {'epochs': 1}}"""
                .formatted(trainer.sample("iris")));
    }

    private String job() {
        return Trained.on(trainer, trainer.dataset(Tables.birds(60)), EPOCHS).job();
    }

    /** The job as if its training had taken a second, however busy the machine was. */
    private String ofASecond(String job) {
        var described = JsonMapper.shared().valueToTree(trainer.job(job));
        ((ObjectNode) described.get("timings")).put("training_seconds", 1);
        return described.toString();
    }

    /** A page that notes the epochs that it shows. */
    private static Page watched(Visitor visitor, NewContextOptions options) {
        var page = visitor.open("/", options);
        page.evaluate("""
                () => {
                    window.seen = [];
                    new MutationObserver(() => {
                        const epoch = document.querySelector('.transport strong')?.textContent;
                        if (epoch && epoch !== seen.at(-1)) seen.push(epoch);
                    }).observe(document.body, { subtree: true, childList: true, characterData: true });
                }""");
        return page;
    }

    private static void awaitLastOfMany(Page page) {
        page.waitForFunction("() => seen.length > 3 && seen.at(-1) === '40'");
    }

    private static void tabTo(Page page, String button) {
        for (var tabs = 0; tabs < MOST_TABS; tabs++) {
            page.keyboard().press("Tab");
            if (button.equals(page.evaluate("document.activeElement.textContent"))) {
                return;
            }
        }
        throw new AssertionError("%d tabs do not reach %s".formatted(MOST_TABS, button));
    }
}
