package io.mlpservice.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mlpservice.ServiceProcess;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.nio.file.Path;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A page that watches a run goes on, whatever interrupts it. */
@BrowserTest
class InterruptionsTest {
    /** Some milliseconds for each epoch, and pictures. */
    private static final String SETTINGS = """
            , 'network': {'hidden_layers': [{'units': 64}, {'units': 32}]}, 'snapshots': {'max': 60}""";

    private final Trainer trainer;

    InterruptionsTest(@Autowired RestTestClient http) {
        trainer = new Trainer(http);
    }

    @AfterEach
    void endJobs() {
        trainer.endLongJobs();
    }

    @Test
    void aRunGoesOnAfterAReload(Visitor visitor) {
        var page = visitor.open("/#/jobs/" + trainer.submitLongJob(trainer.sample("digits"), SETTINGS));
        awaitMore(page, 0);
        var before = progress(page);
        page.reload();
        awaitMore(page, before);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel")).click();
        assertThat(page.locator("main .badge").first()).containsText("cancelled");
        assertThat(page.getByText("It was cancelled after epoch")).isVisible();
    }

    @Test
    void aRunGoesOnOnceTheConnectionIsBack(Visitor visitor) {
        visitor.expect("ERR_INTERNET_DISCONNECTED");
        var page = visitor.open("/#/jobs/" + trainer.submitLongJob(trainer.sample("digits"), SETTINGS));
        awaitMore(page, 0);
        page.context().setOffline(true);
        assertThat(banner(page)).isVisible();
        assertThat(page.locator(".curves figcaption")).isVisible();
        var before = progress(page);
        page.context().setOffline(false);
        assertThat(banner(page)).isHidden();
        awaitMore(page, before);
    }

    @Test
    void aRunGoesOnOnceTheServiceIsBack(Visitor visitor, @TempDir Path folder) {
        visitor.expect("ERR_");
        var log = folder.resolve("log.txt");
        var settings = new String[]{"--mlp.data-directory=" + folder, "--mlp.training.checkpoint-interval=20ms",
            "--mlp.training.heartbeat-interval=500ms"};
        var service = new ServiceProcess(log, settings);
        try {
            visitor.visit(service.address());
            var inside = service.trainer();
            var page = visitor.open("/#/jobs/" + inside.submitLongJob(inside.sample("digits"), SETTINGS));
            awaitMore(page, 0);
            service.kill();
            assertThat(banner(page)).isVisible();
            var before = progress(page);
            service = service.again(settings);
            assertThat(banner(page)).isHidden();
            awaitMore(page, before);
        } finally {
            service.close();
        }
    }

    private static Locator banner(Page page) {
        return page.getByText("The service does not answer. What you see stays");
    }

    /** Waits until the page shows more of the run than before. */
    private static void awaitMore(Page page, double before) {
        page.waitForFunction("before => document.querySelector('progress')?.value > before", before);
    }

    private static double progress(Page page) {
        return ((Number) page.locator("progress").evaluate("shown => shown.value")).doubleValue();
    }
}
