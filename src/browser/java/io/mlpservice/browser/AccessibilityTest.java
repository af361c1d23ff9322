package io.mlpservice.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.mlpservice.Trainer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.EnumSet;
import java.util.Set;

/** Every view follows WCAG 2.2 at level AA and fits into the window, in light and dark, on phones and desks. */
@BrowserTest
class AccessibilityTest {
    private static final Set<View> OF_DATA = EnumSet.range(View.DATA, View.COMPARE);

    private final Trainer trainer;

    AccessibilityTest(@Autowired RestTestClient http) {
        trainer = new Trainer(http);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,1280", "DARK,375"})
    void viewsAreAccessible(ColorScheme colors, int width, Visitor visitor) {
        check(visitor, colors, width, EnumSet.allOf(View.class), trainer.dataset(Tables.birds(150)));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,375", "DARK,1280"})
    void viewsOfWideTablesAreAccessible(ColorScheme colors, int width, Visitor visitor) {
        check(visitor, colors, width, OF_DATA,
                trainer.dataset(Tables.wide(300, 30, 300, "a measurement that has a long name and the number")));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,375"})
    void viewsOfRegressionsAreAccessible(ColorScheme colors, int width, Visitor visitor) {
        check(visitor, colors, width, EnumSet.of(View.DATA, View.MODEL), trainer.sample("diabetes"));
    }

    private void check(Visitor visitor, ColorScheme colors, int width, Set<View> views, String dataset) {
        var trained = Trained.on(trainer, dataset, 20);
        var page = visitor.open("/", new NewContextOptions().setColorScheme(colors).setViewportSize(width, 812));
        var softly = new SoftAssertions();
        for (var view : views) {
            view.show(page, trained);
            softly.assertThat(Accessibility.violations(page)).as("violations in %s", view).isEmpty();
            softly.assertThat(View.overflow(page)).as("pixels beyond the window in %s", view).isEqualTo(0);
        }
        softly.assertAll();
    }
}
