package io.mlpservice.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import io.mlpservice.Trainer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every view follows WCAG 2.2 at level AA and fits into the window, in light and dark, on phones and desks. */
@BrowserTest
class AccessibilityTest {
    private static final Set<View> OF_DATA = EnumSet.range(View.DATA, View.COMPARE);

    private static final Set<View> PICTURES = EnumSet.of(View.DATA, View.RUN, View.MODEL, View.COMPARE,
            View.PLAYGROUND);

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
    @CsvSource({"LIGHT,320"})
    void viewsOfRegressionsAreAccessible(ColorScheme colors, int width, Visitor visitor) {
        check(visitor, colors, width, EnumSet.of(View.DATA, View.TRAIN, View.MODEL), trainer.sample("diabetes"));
    }

    /** A window of 1280 pixels has 640 at 200 percent and 320 at 400. */
    @ParameterizedTest
    @CsvSource({"640", "320"})
    void viewsFitWhenEnlarged(int width, Visitor visitor) {
        for (var dataset : List.of(trainer.dataset(Tables.birds(60)),
                trainer.dataset(Tables.wide(100, 9, 100, "a measurement that has a long name and the number")))) {
            var trained = Trained.on(trainer, dataset, 5);
            var page = visitor.open("/", new NewContextOptions().setViewportSize(width, 256));
            var softly = new SoftAssertions();
            for (var view : View.values()) {
                view.show(page, trained);
                softly.assertThat(View.overflow(page)).as("pixels beyond the window in %s", view).isEqualTo(0);
            }
            softly.assertAll();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void picturesKeepTheirColorsWhereTheSystemForcesItsOwn(ColorScheme colors, Visitor visitor) {
        var trained = Trained.on(trainer, trainer.dataset(Tables.birds(60)), 5);
        var page = visitor.open("/", new NewContextOptions().setForcedColors(ForcedColors.ACTIVE)
                .setColorScheme(colors));
        for (var view : PICTURES) {
            view.show(page, trained);
            page.waitForFunction("""
                    () => [...document.querySelectorAll('main canvas')].every((canvas) => {
                        const { width, height } = canvas;
                        if (!width || !height) return false;
                        const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
                        copy.drawImage(canvas, 0, 0);
                        const points = copy.getImageData(0, 0, width, height).data;
                        return new Set(new Uint32Array(points.buffer)).size > 8;
                    })""");
        }
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
