package io.mlpservice.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Lists show how large things are, and find them among thousands. */
@BrowserTest
class ListsTest {
    private static final String DATASETS = "**/api/v1/datasets?**";
    private static final String JOBS = "**/api/v1/training-jobs?**";
    private static final int PAGE = 100;

    private final Trainer trainer;

    ListsTest(@Autowired RestTestClient http) {
        trainer = new Trainer(http);
    }

    @Test
    void aDataSetHasItsSize(Visitor visitor) {
        var table = Tables.birds(60);
        var dataset = trainer.dataset(table);
        var page = visitor.open(View.DATASETS.of(new Trained(dataset, "", "", "")));
        View.DATASETS.awaitContent(page);
        assertThat(page.locator("tr[data-id='%s']".formatted(dataset))).containsText("60");
        assertThat(page.locator("tr[data-id='%s'] td[data-label='Columns']".formatted(dataset))).hasText("6");
        assertThat(page.locator("tr[data-id='%s'] td[data-label='Size']".formatted(dataset)))
                .hasText("%.1f kB".formatted(table.length() / 1000.0));
    }

    @Test
    void aSearchSaysHowFarItLooks(Visitor visitor) {
        var page = visitor.open("/#/models");
        page.route(DATASETS, ListsTest::answer);
        page.navigate("/#/datasets");
        assertThat(page.locator("h1")).hasText("Data");
        page.getByLabel("Search").fill("Ancient.CSV");
        assertThat(page.getByText("Among the first 1,000 a part of the name is enough")).isVisible();
        assertThat(page.getByText("Nothing fits these filters.")).isVisible();
        page.getByLabel("Search").fill("ancient.csv");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(named(page, "ancient.csv")).hasCount(1);
    }

    @Test
    void whatIsDeletedStaysOutWhenAnOlderAnswerComes(Visitor visitor) {
        var page = visitor.open("/#/models");
        page.route(DATASETS, route -> fulfill(route, List.of("old")));
        page.route("**/api/v1/datasets/old", route -> route.fulfill(new FulfillOptions().setStatus(204)));
        page.navigate("/#/datasets");
        assertThat(named(page, "old")).hasCount(1);
        var held = new ArrayList<Route>();
        page.route(DATASETS, route -> fulfill(route, List.of("new")));
        page.route(DATASETS, held::add, new Page.RouteOptions().setTimes(1));
        page.getByLabel("Sort").selectOption("name");
        page.waitForCondition(() -> !held.isEmpty());
        button(page, "Delete old").click();
        button(page, "Delete").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        fulfill(held.getFirst(), List.of("old", "new"));
        assertThat(named(page, "new")).hasCount(1);
        assertThat(named(page, "old")).hasCount(0);
    }

    @Test
    void newsDoesNotEndALoadThatTakesLong(Visitor visitor) {
        var page = visitor.open("/#/models");
        page.route("**/api/v1/events?**",
                route -> route.fulfill(new FulfillOptions().setContentType("text/event-stream")));
        page.route(JOBS, route -> fulfillAtEpoch(route, 1));
        page.clock().install();
        page.navigate("/#/jobs");
        var epochs = page.locator("tr[data-id='job'] td[data-label='Epochs']");
        assertThat(epochs).hasText("1 of 9");
        var held = new ArrayList<Route>();
        page.route(JOBS, held::add);
        tellNews(page);
        page.clock().runFor(2000);
        page.waitForCondition(() -> held.size() == 1);
        tellNews(page);
        page.clock().runFor(2000);
        fulfillAtEpoch(held.getFirst(), 2);
        assertThat(epochs).hasText("2 of 9");
        page.waitForCondition(() -> held.size() == 2);
        fulfillAtEpoch(held.getLast(), 3);
        assertThat(epochs).hasText("3 of 9");
    }

    /** As the tab does that reads the events, and waits until this tab has heard it. */
    private static void tellNews(Page page) {
        page.evaluate("""
                () => new Promise((done) => {
                    const heard = new BroadcastChannel('mlp-events');
                    heard.onmessage = ({ data }) => data.news && done();
                    new BroadcastChannel('mlp-events').postMessage({ news: ['job'] });
                })""");
    }

    private static void fulfillAtEpoch(Route route, int epoch) {
        route.fulfill(new FulfillOptions().setContentType("application/json").setBody(
                """
                        {"items": [{"id": "job", "model_name": "flowers", "state": "running", "created_at": "2026-01-01T00:00:00Z",
                                    "progress": {"epoch": %d, "epochs": 9, "validation_loss": null}, "labels": {}}],
                         "next_cursor": null, "has_more": false}"""
                        .formatted(epoch)));
    }

    private static void fulfill(Route route, List<String> names) {
        var items = names.stream().map(name -> item(name, name)).collect(Collectors.joining(","));
        route.fulfill(new FulfillOptions().setContentType("application/json").setBody("""
                {"items": [%s], "next_cursor": null, "has_more": false}""".formatted(items)));
    }

    /** Many data sets without end, and one of another name that only its whole name finds. */
    private static void answer(Route route) {
        var isNamed = route.request().url().contains("name=");
        var isFound = route.request().url().contains("name=ancient.csv");
        var items = isNamed
                ? isFound ? item("ancient", "ancient.csv") : ""
                : IntStream.range(0, PAGE).mapToObj(number -> item(String.valueOf(number), "table.csv"))
                        .collect(Collectors.joining(","));
        route.fulfill(new FulfillOptions().setContentType("application/json").setBody("""
                {"items": [%s], "next_cursor": %s, "has_more": %s}"""
                .formatted(items, isNamed ? null : "\"next\"", !isNamed)));
    }

    private static String item(String id, String name) {
        return """
                {"id": "%s", "name": "%s", "row_count": 3, "column_count": 2, "size_bytes": 12, "sha256": "x",
                 "created_at": "2026-01-01T00:00:00Z", "labels": {}}""".formatted(id, name);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator named(Page page, String name) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }
}
