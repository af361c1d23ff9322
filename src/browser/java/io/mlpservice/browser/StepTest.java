package io.mlpservice.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A student goes through a step of back-propagation. */
@BrowserTest
class StepTest {
    private static final String STEP = """
            {"instance": {"sepal_length": 5.9, "sepal_width": 3.2, "petal_length": 4.8, "petal_width": 1.8},
             "target": {"species": "versicolor"}, "learning_rate": 0.1}""";

    private final Trainer trainer;

    StepTest(@Autowired RestTestClient http) {
        trainer = new Trainer(http);
    }

    @Test
    void showsTheNumbersOfTheService(Visitor visitor) {
        var model = model("{'units': 3, 'activation': 'sigmoid'}");
        var trace = json(trainer.post("/models/%s/trace".formatted(model), STEP));
        var page = visitor.open("/#/models/%s/step?row=70".formatted(model));
        var arithmetic = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The arithmetic"));
        assertThat(arithmetic.locator("h2")).hasText("Unit 1 of layer 1");
        assertThat(arithmetic).containsText("s = Σ w · x + b = " + shown(trace.at("/layers/0/units/0/sum")));
        assertThat(row(arithmetic, "petal_width")).containsText("%s × %s".formatted(
                shown(trace.at("/layers/0/units/0/weights/3/weight")), shown(trace.at("/inputs/3/scaled"))));

        page.keyboard().press("ArrowLeft");
        assertThat(arithmetic.locator("h2")).hasText("The inputs");
        assertThat(row(arithmetic, "petal_width")).containsText(shown(trace.at("/inputs/3/scaled")));

        page.getByRole(AriaRole.BUTTON, named("3. Loss")).click();
        assertThat(arithmetic.locator("tfoot")).hasText("loss" + shown(trace.at("/loss_before")));
        assertThat(row(arithmetic, "versicolor")).containsText(shown(trace.at("/outputs/1/output")));

        page.keyboard().press("End");
        assertThat(arithmetic.locator("h2")).hasText("Unit 3 of layer 1");
        assertThat(arithmetic).containsText("= " + shown(trace.at("/layers/0/units/2/delta")));
        assertThat(row(arithmetic, "bias b")).containsText(shown(trace.at("/layers/0/units/2/bias_gradient")));

        page.getByRole(AriaRole.BUTTON, named("More digits")).click();
        assertThat(arithmetic).containsText("= " + shown(trace.at("/layers/0/units/2/delta"), 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"training", "validation", "test"})
    void saysWhichPartTheRowIsFrom(String part, Visitor visitor) {
        var model = model("{'units': 3}");
        var row = json(trainer.get("/models/%s/rows?split=%s".formatted(model, part))).at("/items/0/row").asInt();
        var page = visitor.open("/#/models/%s/step?row=%d".formatted(model, row));
        assertThat(page.getByText("Row %d is of the %s rows".formatted(row, part))).isVisible();
        View.STEP.awaitContent(page);
        page.getByLabel("Rows of the batch").fill("150");
        page.getByLabel("Rows of the batch").press("Tab");
        assertThat(page.getByText(Pattern.compile("after it take part \\(\\d+ training"))).isVisible();
    }

    @Test
    void explainsAUnitThatIsOff(Visitor visitor) {
        var page = visitor.open("/#/models/%s/step".formatted(trainer.trainModel("""
                {'dataset_id': '%s', 'network': {'hidden_layers': [{'units': 1, 'activation': 'relu'}]},
                 'initialization': {'type': 'given', 'parameters': [
                  {'weights': [[0, 0, 0, 0]], 'biases': [-1]}, {'weights': [[1], [1], [1]]}]},
                 'training': {'epochs': 1, 'optimizer': {'type': 'adam'}}}""".formatted(trainer.sample("iris")))));
        assertThat(page.getByText("so the unit is off for this row")).isVisible();
        page.keyboard().press("End");
        assertThat(page.getByText("The unit was off for this row")).isVisible();
        assertThat(page.getByText("The model was trained by adam")).isVisible();
    }

    @Test
    void takesMoreSteps(Visitor visitor) {
        var page = visitor.open("/#/models/%s/step".formatted(model("{'units': 3}")));
        page.getByRole(AriaRole.BUTTON, named("Take 10 steps")).click();
        assertThat(page.getByText("After 10 steps the loss fell from")).isVisible();
        var held = new ArrayList<Route>();
        page.route("**/trace", route -> {
            if (route.request().postData().contains("\"steps\"")) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        page.getByRole(AriaRole.BUTTON, named("Take 1 step")).click();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Back to the model’s weights"))).isDisabled();
        page.waitForCondition(() -> !held.isEmpty());
        held.getFirst().resume();
        assertThat(page.getByText("After 11 steps the loss fell from")).isVisible();
    }

    private String model(String layer) {
        return trainer.trainModel("""
                {'dataset_id': '%s', 'network': {'hidden_layers': [%s]}, 'training': {'epochs': 3}}"""
                .formatted(trainer.sample("iris"), layer));
    }

    private static JsonNode json(RestTestClient.ResponseSpec answer) {
        return JsonMapper.shared().valueToTree(Trainer.json(answer.expectStatus().isOk()));
    }

    private static Locator row(Locator region, String name) {
        return region.locator("tr", new Locator.LocatorOptions().setHas(
                region.page().locator("th", new Page.LocatorOptions().setHasText(name))));
    }

    private static String shown(JsonNode number) {
        return shown(number, 4);
    }

    private static String shown(JsonNode number, int digits) {
        return new BigDecimal(number.asDouble()).round(new MathContext(digits)).stripTrailingZeros().toPlainString()
                .replace('-', '−');
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
