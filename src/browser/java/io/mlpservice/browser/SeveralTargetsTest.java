package io.mlpservice.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A model of several targets shows what it says of each of them. */
@BrowserTest
class SeveralTargetsTest {
    private final Trainer trainer;

    SeveralTargetsTest(@Autowired RestTestClient http) {
        trainer = new Trainer(http);
    }

    @Test
    void numbersHaveResidualsOfTheirOwn(Visitor visitor) {
        var page = model(visitor, Tables.weather(60), "heating", "cooling");
        assertThat(page.getByText(Pattern.compile("^off by [\\d.]+, R² [−\\d.]+$"))).hasCount(2);
        assertThat(panel(page, "Residuals")).containsText("answer: heating");
        panel(page, "Residuals").getByLabel("Target").selectOption("cooling");
        assertThat(panel(page, "Residuals")).containsText("answer: cooling");
        assertThat(panel(page, "Rows by error").getByLabel("Target")).hasValue("cooling");
        assertThat(cells(page, 1)).hasText(Pattern.compile("^−?\\d"));
        assertThat(panel(page, "Try it")).containsText(Pattern.compile("In truth heating is .* In truth cooling is "));
    }

    @Test
    void classesHaveAMatrixOfTheirOwn(Visitor visitor) {
        var page = model(visitor, Tables.answers(60), "rain", "storm");
        assertThat(panel(page, "Confusion matrix")).containsText("the target rain");
        panel(page, "Confusion matrix").getByLabel("Target").selectOption("storm");
        assertThat(panel(page, "Confusion matrix")).containsText("the target storm");
        assertThat(cells(page, 1)).hasText(Pattern.compile("^(yes|no)$"));
        assertThat(panel(page, "The network")).containsText(Pattern.compile("rain: yes.*storm: yes", Pattern.DOTALL));
        assertThat(panel(page, "Try it")).not().containsText("null");
    }

    private Page model(Visitor visitor, String table, String first, String second) {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'targets': ['%s', '%s'], 'training': {'epochs': 20}}"""
                .formatted(trainer.dataset(table), first, second));
        var page = visitor.open("/#/models/" + model);
        View.MODEL.awaitContent(page);
        return page;
    }

    private static Locator cells(Page page, int column) {
        return panel(page, "Rows by error").locator("tbody tr").first().locator("td").nth(column);
    }

    private static Locator panel(Page page, String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
