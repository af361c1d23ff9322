package io.mlpservice.browser;

import com.microsoft.playwright.Page;
import io.mlpservice.Trainer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

import java.util.EnumSet;
import java.util.List;

/** Names and cells are text, whatever stands in them. */
@WithLargeTables
class HostileTablesTest {
    private static final String IMAGE = "<img src=x onerror=alert(1)>";
    private static final List<String> NAMES = List.of(IMAGE, "\u202ethgir morf", "\"double\" 'single' `back` \\",
            "{{7*7}}${7*7}&lt;b&gt;");
    private static final List<String> KINDS = List.of("<script>alert(2)</script>", "\u202e\"><svg onload=alert(3)>",
            "javascript:alert(4)", "x".repeat(10_000));
    private static final String LONG = "long";

    @Autowired
    private RestTestClient http;

    @Test
    void areShownAsText(Visitor visitor) {
        var trainer = new Trainer(http);
        var trained = Trained.on(trainer, hostileDataset(trainer), 20);
        var page = visitor.open("/");
        var softly = new SoftAssertions();
        for (var view : EnumSet.complementOf(EnumSet.of(View.PLAYGROUND))) {
            view.show(page, trained);
            softly.assertThat(page.locator("main").textContent()).as("%s shows it", view)
                    .contains(view == View.COMPARE ? "img-src-x-onerror-alert-1" : IMAGE);
            softly.assertThat(elementsOfCells(page)).as("%s makes elements of it", view).isEqualTo(0);
            softly.assertThat(View.overflow(page)).as("%s overflows", view).isEqualTo(0);
        }
        softly.assertAll();
    }

    private static Object elementsOfCells(Page page) {
        return page.evaluate("document.querySelectorAll('main :is(img, script, [onerror], [onload], b)').length");
    }

    private static String hostileDataset(Trainer trainer) {
        var upload = JsonMapper.shared().createObjectNode().put("name", IMAGE);
        upload.putObject("types").put(LONG, "categorical");
        var rows = upload.putArray("rows");
        for (var row = 0; row < 80; row++) {
            var cells = rows.addObject();
            for (var column = 0; column < NAMES.size(); column++) {
                cells.put(NAMES.get(column), (row * (column + 3)) % 17 / 2.0);
            }
            cells.put(LONG, row % 8 == 0 ? "\u202e<b>".repeat(2_500) : "short").put("kind",
                    KINDS.get(row % KINDS.size()));
        }
        return Trainer.id(trainer.post("/datasets/rows", upload.toString()).expectStatus().isCreated());
    }
}
