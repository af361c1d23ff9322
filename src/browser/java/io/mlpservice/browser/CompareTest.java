package io.mlpservice.browser;

import com.microsoft.playwright.Page;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.List;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Trainings side by side. */
@BrowserTest
class CompareTest {
    private final Trainer trainer;

    CompareTest(@Autowired RestTestClient http) {
        trainer = new Trainer(http);
    }

    @AfterEach
    void endJobs() {
        trainer.endLongJobs();
    }

    @Test
    void followsRunsToTheirEnd(Visitor visitor) {
        var dataset = trainer.sample("digits");
        var done = trainer.train("""
                {'dataset_id': '%s', 'training': {'epochs': 3, 'optimizer': {'type': 'sgd'}}}""".formatted(dataset));
        var running = trainer.submitLongJob(dataset, ", 'keep_model_on_cancel': true");
        var page = visitor.open("/#/compare?j=%s,%s".formatted(done.get("id"), running));
        var settings = page.locator("section[aria-label='What differs']");
        assertThat(settings.locator("thead .badge")).containsText("running");
        assertThat(settings).containsText("adam (beta1 0.9");
        awaitMore(page);
        awaitMore(page);

        trainer.cancel(List.of(running));
        assertThat(settings.locator("thead .badge")).hasCount(0);
        assertThat(page.locator("section[aria-label^='Scores on'] tr:has(th:text-is('epochs'))"))
                .containsText("cancelled");
        assertThat(page.locator("section[aria-label^='Scores on'] tr:has(th:text-is('accuracy')) td").nth(1))
                .containsText("%");
    }

    /** Waits until the curves show more epochs than now. */
    private static void awaitMore(Page page) {
        page.waitForFunction("() => document.querySelector('.reading strong')");
        var epochs = page.locator(".reading strong").first().textContent();
        page.waitForFunction("before => (document.querySelector('.reading strong')?.textContent ?? before) !== before",
                epochs);
    }
}
