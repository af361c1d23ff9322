package io.mlpservice.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What somebody does first who has a table. */
@BrowserTest
class FirstMinuteTest {
    private static final Pattern ROW = Pattern.compile("Row ([\\d,]+) of the data");
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    @Autowired
    private RestTestClient http;

    @Test
    void goesFromAFileToAnAnswer(Visitor visitor) {
        var page = visitor.open("/");
        page.locator("input[type=file]").setInputFiles(
                new FilePayload("birds.csv", "text/csv", Tables.birds(150).getBytes(StandardCharsets.UTF_8)));
        assertThat(heading(page)).hasText("birds.csv");
        assertThat(page).hasTitle("birds.csv · MLP Service");
        assertThat(page.getByRole(AriaRole.REGION, named("Columns")).getByRole(AriaRole.LISTITEM)).hasCount(6);
        assertThat(page.getByText("22 gaps (14.7 %)")).isVisible();
        assertThat(page.getByRole(AriaRole.REGION, named("Train"))).containsText(
                "Predict species (3 kinds) from 5 columns, 150 rows: 105 to learn, 15 to watch, 30 to test.");
        var dataset = idIn(page);

        page.keyboard().press("Enter");
        assertThat(heading(page)).hasText("Training birds");
        assertThat(page.locator("main .badge").first()).containsText("succeeded");
        assertThat(page.getByText(Pattern.compile("^\\d+ of 30 right on rows it never saw$"))).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Play"))).isVisible();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Try the model")).click();
        assertThat(heading(page)).hasText("birds");
        View.MODEL.awaitContent(page);
        var row = rowToTry(page, dataset);
        assertAnswers(page, row);
        page.getByRole(AriaRole.SPINBUTTON, named("bill_length_mm")).fill("58.5");
        assertAnswers(page, row.put("bill_length_mm", 58.5));
        page.getByLabel("sex", new Page.GetByLabelOptions().setExact(true)).selectOption("");
        assertAnswers(page, row.putNull("sex"));
    }

    /** The page shows what the API answers for the row. */
    private void assertAnswers(Page page, ObjectNode row) {
        var body = JsonMapper.shared().createObjectNode();
        body.putArray("instances").add(row);
        var answer = json("/models/%s/predict".formatted(modelIn(page)), body.toString()).at("/predictions/0");
        var bars = page.getByRole(AriaRole.GROUP, named("Answer"));
        assertThat(bars.locator(".chosen")).hasText(answer.get("label").asString());
        assertThat(bars.locator(".number")).hasText(answer.get("probabilities").properties().stream()
                .sorted(Comparator.comparing(Object::toString)).map(each -> percent(each.getValue().asDouble()))
                .toArray(String[]::new));
    }

    private static String percent(double share) {
        if (share < 0.001) {
            return "< 0.1 %";
        }
        return share > 0.999
                ? "> 99.9 %"
                : new BigDecimal(100 * share).setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    /** The features of the row that the page chose. */
    private ObjectNode rowToTry(Page page, String dataset) {
        var number = found(ROW, page.getByRole(AriaRole.REGION, named("Try it")).innerText(), 1).replace(",", "");
        var answer = JsonMapper.shared().valueToTree(Trainer.json(trainer().get(
                "/datasets/%s/rows?limit=1&offset=%d".formatted(dataset, Integer.parseInt(number)))));
        var row = JsonMapper.shared().createObjectNode();
        for (var column = 0; column < answer.get("columns").size(); column++) {
            row.set(answer.get("columns").get(column).asString(), answer.get("rows").get(0).get(column));
        }
        row.remove("species");
        return row;
    }

    private JsonNode json(String path, String body) {
        return JsonMapper.shared().valueToTree(Trainer.json(trainer().post(path, body).expectStatus().isOk()));
    }

    private Trainer trainer() {
        return new Trainer(http);
    }

    private static Locator heading(Page page) {
        return page.locator("h1");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static String idIn(Page page) {
        return found(ID, page.url(), 0);
    }

    private static String modelIn(Page page) {
        return page.url().replaceFirst(".*/models/", "").replaceFirst("\\?.*", "");
    }

    private static String found(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map((MatchResult match) -> Objects.requireNonNull(match.group(group)))
                .findFirst().orElseThrow(() -> new AssertionError("No %s in %s".formatted(pattern, text)));
    }
}
