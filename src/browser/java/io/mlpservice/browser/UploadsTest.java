package io.mlpservice.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.List;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Every view takes a file, says how far it is, and shows where it is wrong. */
@BrowserTest
class UploadsTest {
    private static final String REFUSED = "status of 422";

    private final Trainer trainer;

    UploadsTest(@Autowired RestTestClient http) {
        trainer = new Trainer(http);
    }

    @ParameterizedTest
    @EnumSource(names = {"START", "MODELS", "PLAYGROUND"})
    void everyViewTakesAFile(View view, Visitor visitor) {
        var trained = Trained.on(trainer, trainer.dataset(Tables.birds(60)), 2);
        var page = visitor.open(view.of(trained));
        view.awaitContent(page);
        drop(page, "birds.csv", Tables.birds(60));
        assertThat(page.locator("h1")).hasText("birds.csv");
        View.DATA.awaitContent(page);
    }

    @Test
    void anUploadCanBeCancelled(Visitor visitor) {
        var page = visitor.open("/#/models");
        page.route("**/api/v1/datasets", _ -> {});
        drop(page, "birds.csv", Tables.birds(60));
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
        assertThat(Accessibility.violations(page)).isEmpty();
        page.getByRole(AriaRole.BUTTON, named("Cancel")).click();
        assertThat(dialog(page)).hasCount(0);
        assertThat(page.locator("h1")).hasText("Models");
    }

    @Test
    void theCellThatIsWrongIsMarked(Visitor visitor) {
        visitor.expect(REFUSED);
        var page = visitor.open("/");
        drop(page, "wrong.csv", "a,b,c\n1,2,3\n4;5,6,7,8\n");
        assertThat(dialog(page)).containsText("Line 3 has 4 cells, but there are 3 columns");
        assertThat(dialog(page).locator("mark")).hasText("8");
        assertThat(page.getByRole(AriaRole.REGION, named("Line 3"))).hasText("1  a,b,c\n3  4;5,6,7,8");
        assertThat(Accessibility.violations(page)).isEmpty();
        page.getByRole(AriaRole.BUTTON, named("Read with semicolon")).click();
        assertThat(page.getByRole(AriaRole.REGION, named("Line 3")).locator("mark")).hasText("5,6,7,8");
        page.keyboard().press("Escape");
        assertThat(dialog(page)).hasCount(0);
    }

    @Test
    void oneFileIsTakenAtATime(Visitor visitor) {
        var page = visitor.open("/");
        page.evaluate(DROP, List.of(List.of("a.csv", "a\n1\n"), List.of("b.csv", "b\n1\n")));
        assertThat(dialog(page)).containsText("2 files were dropped. Drop one of them.");
    }

    @Test
    void aFileDroppedTheMomentThatThePageIsThereIsTaken(Visitor visitor) {
        var page = visitor.open("about:blank");
        page.addInitScript("""
                new MutationObserver((changes, observer) => {
                    if (!document.querySelector('h1')) return;
                    observer.disconnect();
                    (%s)([['a.csv', 'a'], ['b.csv', 'b']]);
                }).observe(document, { subtree: true, childList: true });""".formatted(DROP));
        page.navigate("/");
        assertThat(dialog(page)).containsText("2 files were dropped. Drop one of them.");
    }

    @Test
    void aDataSetIsReadAnotherWay(Visitor visitor) {
        var dataset = trainer.dataset("code,y\n01,1\n02,2\n-,3\n");
        var page = visitor.open("/#/datasets/" + dataset);
        View.DATA.awaitContent(page);
        page.getByLabel("Type of code").selectOption("numeric");
        page.getByRole(AriaRole.BUTTON, named("Read another way")).click();
        assertThat(dialog(page)).containsText("Types: code as numeric.");
        page.getByLabel("Words for a gap").fill("?,-");
        dialog(page).locator("button.primary").click();
        assertThat(dialog(page)).hasCount(0);
        assertThat(page.getByLabel("Type of code")).hasValue("numeric");
        assertThat(page.getByText("1 gap (33.3 %)")).isVisible();
        assertThat(page.url()).doesNotContain(dataset);
    }

    private static final String DROP = """
            files => {
                const dataTransfer = new DataTransfer();
                for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
                for (const type of ['dragover', 'drop']) {
                    document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
                }
            }""";

    private static void drop(Page page, String name, String table) {
        page.evaluate(DROP, List.of(List.of(name, table)));
    }

    private static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
