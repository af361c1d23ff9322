package io.mlpservice.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A browser opens six connections to a service, and no more. */
@BrowserTest
class TabsTest {
    private static final int TABS = 6;

    private final Trainer trainer;

    TabsTest(@Autowired RestTestClient http) {
        trainer = new Trainer(http);
    }

    @AfterEach
    void endJobs() {
        trainer.endLongJobs();
    }

    @Test
    void allTabsThatWatchARunAnswer(Visitor visitor) {
        var address = "/#/jobs/" + trainer.submitLongJob(trainer.sample("digits"));
        var first = visitor.open(address);
        var tabs = Stream.concat(Stream.of(first), Stream.generate(() -> {
            var tab = first.context().newPage();
            tab.navigate(address);
            return tab;
        })).limit(TABS).toList();
        tabs.forEach(TabsTest::awaitNews);
        tabs.forEach(tab -> assertThat(tab.evaluate("fetch('/api/v1/samples').then(answer => answer.status)"))
                .isEqualTo(200));
        tabs.forEach(TabsTest::awaitNews);
    }

    /** Without the stream and with clocks that stand still, as those of hidden tabs nearly do. */
    @Test
    void aTabThatWasHiddenShowsWhatItMissed(Visitor visitor) {
        var job = trainer.submitLongJob(trainer.sample("digits"));
        var page = visitor.open("about:blank");
        page.route("**/api/v1/events?*", route -> route.fulfill(
                new FulfillOptions().setContentType("text/event-stream").setBody("")));
        page.addInitScript("""
                window.hidden = false;
                const every = window.setInterval;
                window.setInterval = (run, pause) => every(() => window.hidden || run(), pause);""");
        page.navigate("/#/jobs/" + job);
        awaitNews(page);
        page.evaluate("window.hidden = true");
        trainer.cancel(List.of(job));
        trainer.await(job, "cancelled");
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        PlaywrightAssertions.assertThat(page.locator("main .badge").first()).containsText("cancelled");
    }

    /** Waits until the tab shows more epochs than now. */
    private static void awaitNews(Page tab) {
        var progress = tab.waitForSelector("progress").evaluate("shown => shown.value");
        tab.waitForFunction("before => document.querySelector('progress')?.value > before", progress);
    }
}
