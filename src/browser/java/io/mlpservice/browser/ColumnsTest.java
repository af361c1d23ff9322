package io.mlpservice.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What each column of a table is for is a choice of the user. */
@BrowserTest
class ColumnsTest {
    private static final String REFUSED = "status of 422";

    private final Trainer trainer;

    ColumnsTest(@Autowired RestTestClient http) {
        trainer = new Trainer(http);
    }

    @Test
    void severalTargetsAreLearnedTogether(Visitor visitor) {
        var page = data(visitor, Tables.weather(60));
        assertThat(plan(page)).containsText("Predict cooling from 4 columns");
        page.getByLabel("Role of heating").selectOption("target");
        assertThat(plan(page)).containsText("Predict cooling, heating from 3 columns");
        page.getByLabel("Predict another column too").selectOption("wind");
        assertThat(plan(page)).containsText("Predict cooling, heating, wind from 2 columns");
        page.getByLabel("Do not predict cooling").click();
        assertThat(plan(page)).containsText("Predict heating, wind from 3 columns");

        page.keyboard().press("t");
        assertThat(page).hasURL(Pattern.compile("#/jobs/"));
        assertThat(configuration(page)).containsEntry("targets", List.of("heating", "wind"))
                .containsEntry("features", List.of("temperature", "month", "cooling"));
    }

    @Test
    void aTargetReplacesOneThatCannotBeLearnedWithIt(Visitor visitor) {
        var page = data(visitor, Tables.birds(60));
        assertThat(plan(page)).containsText("Predict species (3 kinds) from 5 columns");
        page.getByLabel("Role of body_mass_g").selectOption("target");
        assertThat(plan(page)).containsText("Predict body_mass_g from 5 columns");
    }

    @Test
    void rolesAndTypesAreChosenForEachColumn(Visitor visitor) {
        visitor.expect(REFUSED);
        var page = data(visitor, Tables.weather(60));
        page.getByLabel("Role of wind").selectOption("ignored");
        page.getByLabel("Role of id").selectOption("feature");
        page.getByLabel("Type of month").selectOption("boolean");
        assertThat(page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("month")))
                .containsText("not all of its values are known to be of the type 'boolean'");
        assertThat(page.getByRole(AriaRole.BUTTON, exactly("Train"))).isDisabled();
        page.getByLabel("Type of month").selectOption("categorical");
        page.getByLabel("Role of heating").selectOption("weight");
        assertThat(plan(page)).containsText("Predict cooling from 3 columns");

        page.getByRole(AriaRole.LINK, exactly("Settings")).click();
        assertThat(page.getByText("Features: 3 of 4 columns changed")).isVisible();
        page.getByText("Features: 3 of 4 columns").click();
        page.getByLabel("wind", new Page.GetByLabelOptions().setExact(true)).check();
        assertThat(page.getByText("Features: 4 of 4 columns changed")).isVisible();
        page.getByRole(AriaRole.BUTTON, exactly("Train")).click();
        assertThat(page).hasURL(Pattern.compile("#/jobs/"));
        assertThat(configuration(page)).containsEntry("features", List.of("id", "temperature", "wind", "month"))
                .containsEntry("weight_column", "heating").containsEntry("types", Map.of("month", "categorical"));
    }

    @Test
    void aSettingThatIsNoNumberIsRefusedWhereItStands(Visitor visitor) {
        visitor.expect(REFUSED);
        var page = visitor.open("/#/datasets/%s/train".formatted(trainer.dataset(Tables.weather(60))));
        page.getByLabel("Seed").fill("abc");
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("Seed")).hasAccessibleDescription(
                Pattern.compile("This must be a whole number, written without a fraction"));
        assertThat(page.getByRole(AriaRole.BUTTON, exactly("Train"))).isDisabled();
    }

    @Test
    void whatIsBeingTypedStaysWhenThePlanArrives(Visitor visitor) {
        var held = new ArrayList<Route>();
        var page = visitor.open("/");
        page.route("**/api/v1/training-jobs/validate", held::add);
        page.navigate("/#/datasets/%s/train".formatted(trainer.dataset(Tables.weather(60))));
        page.getByLabel("Seed").pressSequentially("42");
        page.waitForCondition(() -> !held.isEmpty());
        held.forEach(Route::resume);
        assertThat(page.getByRole(AriaRole.REGION, exactly("What will happen"))).containsText("Predict");
        assertThat(page.getByLabel("Seed")).hasValue("42");
    }

    private Page data(Visitor visitor, String table) {
        var page = visitor.open("/#/datasets/" + trainer.dataset(table));
        View.DATA.awaitContent(page);
        return page;
    }

    private static Locator plan(Page page) {
        return page.getByRole(AriaRole.REGION, exactly("Train"));
    }

    private Map<String, Object> configuration(Page page) {
        var job = page.url().replaceFirst(".*/jobs/", "").replaceFirst("\\?.*", "");
        @SuppressWarnings("unchecked")
        var configuration = (Map<String, Object>) Objects
                .requireNonNull(Trainer.json(trainer.get("/training-jobs/" + job)).get("configuration"));
        return configuration;
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
