package io.mlpservice.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import io.mlpservice.Trainer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What a user does while an answer is on its way is not undone by the answer. */
@BrowserTest
class LateAnswersTest {
    private static final String JOBS = "**/api/v1/training-jobs";

    private final Trainer trainer;

    LateAnswersTest(@Autowired RestTestClient http) {
        trainer = new Trainer(http);
    }

    @Test
    void aTrainingThatStartsLateDoesNotCallTheUserBack(Visitor visitor) {
        var page = visitor.open("/#/datasets/" + trainer.dataset(Tables.birds(60)));
        View.DATA.awaitContent(page);
        var held = hold(page, JOBS, "POST");
        button(page, "Train").click();
        awaitOneOf(page, held);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Models").setExact(true)).click();
        assertThat(page.locator("h1")).hasText("Models");
        awaitUse(page, page.waitForResponse(JOBS, () -> held.getFirst().fulfill(new FulfillOptions().setStatus(202)
                .setContentType("application/json").setBody("{\"id\": \"late\"}"))));
        assertThat(page).hasURL(Pattern.compile("#/models$"));
    }

    @Test
    void whatIsTypedWhileANoteIsSavedStays(Visitor visitor) {
        var page = model(visitor);
        var held = hold(page, "**/api/v1/models/*", "PATCH");
        page.getByLabel("Note", exactly()).fill("Look at the wings.");
        button(page, "Save the note").click();
        awaitOneOf(page, held);
        page.getByLabel("Label", exactly()).fill("stage=trial");
        held.getFirst().resume();
        assertThat(button(page, "Save the note")).hasCount(0);
        assertThat(page.getByLabel("Label", exactly())).hasValue("stage=trial");
    }

    @Test
    void aChangedRowStaysWhenTheConnectionIsBack(Visitor visitor) {
        visitor.expect("ERR_FAILED");
        var page = model(visitor);
        var field = page.getByRole(AriaRole.SPINBUTTON,
                new Page.GetByRoleOptions().setName("bill_length_mm").setExact(true));
        page.route("**/predict", Route::abort, new Page.RouteOptions().setTimes(1));
        awaitUse(page, page.waitForResponse(Pattern.compile("/rows\\?offset=\\d+&limit=1$"), () -> field.fill("58.5")));
        assertThat(field).hasValue("58.5");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Try it").setExact(true)))
                .containsText(", changed.");
    }

    @Test
    void thePlaygroundTrainsOnTheChosenDataAlone(Visitor visitor) {
        var page = visitor.open("/#/playground?set=circle&rows=50");
        assertThat(button(page, "Train")).isEnabled();
        var held = hold(page, "**/api/v1/datasets?**", "GET");
        button(page, "Two clouds").click();
        assertThat(button(page, "Train")).isDisabled();
        awaitOneOf(page, held);
        held.getFirst().resume();
        assertThat(button(page, "Train")).isEnabled();
    }

    @Test
    void aRunThatIsKeptWhileAnotherOneStartsIsNotTidiedUp(Visitor visitor) {
        var page = visitor.open("/#/playground?set=circle&rows=50&epochs=20");
        button(page, "Train").click();
        var keep = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Keep it and try it"));
        assertThat(keep).isVisible();
        var held = hold(page, JOBS, "POST");
        button(page, "Train again").click();
        awaitOneOf(page, held);
        keep.click();
        View.MODEL.awaitContent(page);
        var tidied = hold(page, JOBS + "/*", "GET");
        awaitUse(page, page.waitForResponse(JOBS, () -> held.getFirst().resume()));
        Assertions.assertThat(tidied).isEmpty();
    }

    @Test
    void aWaitGoesOnWhileTheViewIsDrawnAnew(Visitor visitor) {
        visitor.expect("status of 429");
        var page = visitor.open("/#/playground?set=circle&rows=50");
        assertThat(button(page, "Train")).isEnabled();
        page.route(JOBS, route -> route.fulfill(new FulfillOptions().setStatus(429)
                .setHeaders(Map.of("Retry-After", "3")).setContentType("application/problem+json").setBody("{}")));
        page.clock().install();
        page.clock().pauseAt("2100-01-01T12:00:00");
        button(page, "Train").click();
        assertThat(page.getByText("Trying again in 3 s.")).isVisible();
        page.clock().runFor(600);
        page.getByLabel("Epochs").selectOption("20");
        page.clock().runFor(600);
        assertThat(page.getByText("Trying again in 2 s.")).isVisible();
    }

    private Page model(Visitor visitor) {
        var page = visitor.open("/#/models/" + trainer.trainModel("""
                {'dataset_id': '%s', 'training': {'epochs': 2}}""".formatted(trainer.dataset(Tables.birds(60)))));
        View.MODEL.awaitContent(page);
        return page;
    }

    /** Holds requests of a method back from now on. */
    private static List<Route> hold(Page page, String address, String method) {
        var held = new ArrayList<Route>();
        page.route(address, route -> {
            if (route.request().method().equals(method)) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        return held;
    }

    private static void awaitOneOf(Page page, List<Route> held) {
        page.waitForCondition(() -> !held.isEmpty());
    }

    /** Lets the page make use of an answer: another one that is asked for later comes after it. */
    private static void awaitUse(Page page, Response response) {
        response.finished();
        page.evaluate("fetch('/api/v1/samples').then(answer => answer.json())");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
