package io.mlpservice.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The page does not grow with the table. */
@WithLargeTables
class LargeTablesTest {
    private static final int MOST_ELEMENTS = 5_000;

    private final Trainer trainer;

    LargeTablesTest(@Autowired RestTestClient http) {
        trainer = new Trainer(http);
    }

    @Test
    void tenThousandColumnsAreShown(Visitor visitor) {
        var dataset = trainer.dataset(Tables.wide(9_999, 3, 24, "column"));
        var trained = new Trained(dataset, "", "", "");
        var page = visitor.open(View.DATA.of(trained));
        View.DATA.awaitContent(page);
        assertThat(page.getByText("24 rows, 10,000 columns")).isVisible();
        page.getByLabel("Find a column").fill("column 9998");
        assertThat(page.getByText("column 9998", exactly()).first()).isVisible();
        assertIsSmall(page);
        View.TRAIN.show(page, trained);
        page.getByText("Features: 9,999 of 9,999 columns").click();
        page.getByLabel("Find a column").fill("column 9998");
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("column 9998")).uncheck();
        assertThat(page.getByText("Features: 9,998 of 9,999 columns")).isVisible();
        assertIsSmall(page);
    }

    @Test
    void aThousandClassesAreShown(Visitor visitor) {
        var trained = Trained.on(trainer, trainer.dataset(Tables.wide(3, 1_000, 3_000, "size")), 2);
        var page = visitor.open(View.RUN.of(trained));
        View.RUN.awaitContent(page);
        assertIsSmall(page);
        View.MODEL.show(page, trained);
        assertThat(page.getByText("The likeliest 12 of 1,000 classes")).isVisible();
        assertThat(page.getByText("Most often confused")).isVisible();
        assertIsSmall(page);
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static void assertIsSmall(Page page) {
        org.assertj.core.api.Assertions.assertThat((int) page.evaluate("document.querySelectorAll('*').length"))
                .isLessThan(MOST_ELEMENTS);
    }
}
