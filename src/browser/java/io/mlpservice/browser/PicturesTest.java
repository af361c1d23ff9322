package io.mlpservice.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Takes the pictures of the documentation, in the folder that the property {@code mlp.test.pictures} names. */
@BrowserTest
@EnabledIfSystemProperty(named = "mlp.test.pictures", matches = ".+")
class PicturesTest {
    private static final Path FOLDER = Path.of(System.getProperty("mlp.test.pictures", "target/pictures"));
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;

    @Autowired
    private RestTestClient http;

    @Test
    void eachViewHasAPicture(Visitor visitor) {
        var trainer = new Trainer(http);
        var trained = Trained.on(trainer, trainer.sample("iris"), 100);
        var page = visitor.open("/", new NewContextOptions().setViewportSize(WIDTH, HEIGHT)
                .setColorScheme(ColorScheme.LIGHT).setReducedMotion(ReducedMotion.REDUCE));
        for (var view : EnumSet.complementOf(EnumSet.of(View.PLAYGROUND, View.DATASETS, View.JOBS))) {
            view.show(page, trained);
            take(page, view);
        }
        page.navigate("/#/playground?set=spiral&net=8-8&act=tanh");
        View.PLAYGROUND.awaitContent(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Train").setExact(true)).click();
        assertThat(page.locator("section[aria-label='What it answers'] canvas").first()).isVisible();
        assertThat(page.locator("main .skeleton")).hasCount(0);
        take(page, View.PLAYGROUND);
    }

    private static void take(Page page, View view) {
        page.evaluate("() => document.activeElement.blur()");
        page.screenshot(new ScreenshotOptions()
                .setPath(FOLDER.resolve("console-%s.png".formatted(view.name().toLowerCase(Locale.ROOT)))));
    }
}
