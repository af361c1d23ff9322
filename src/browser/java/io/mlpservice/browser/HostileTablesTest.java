package io.mlpservice.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import io.mlpservice.Trainer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

import java.util.EnumSet;
import java.util.List;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Names and cells are text, whatever stands in them. */
@WithLargeTables
class HostileTablesTest {
    private static final String IMAGE = "<img src=x onerror=alert(1)>";
    private static final List<String> NAMES = List.of(IMAGE, "\u202ethgir morf", "\"double\" 'single' `back` \\",
            "{{7*7}}${7*7}&lt;b&gt;", "constructor", "W".repeat(100));
    private static final List<String> KINDS = List.of("<script>alert(2)</script>", "\u202e\"><svg onload=alert(3)>",
            "javascript:alert(4)", "x".repeat(10_000), "W".repeat(100));
    private static final String LONG = "long";
    /** Texts that turn what follows and stand in one line with others, outside of an element of their own. */
    private static final String TURNING = """
            () => {
              const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              const found = [];
              while (texts.nextNode()) {
                const { data, parentElement: parent } = texts.currentNode;
                const alone = data.startsWith('\\u202e') && parent.childNodes.length === 1 && getComputedStyle(parent).display !== 'inline';
                if (data.includes('\\u202e') && parent.localName !== 'bdi' && !alone) found.push(parent.outerHTML.slice(0, 200));
              }
              return found;
            }""";
    /** How many names in drawings of networks are cut at an edge. */
    private static final String CUT = """
            () => [...document.querySelectorAll('.network, .stepnet')].flatMap((drawing) => {
              const { left, right } = drawing.getBoundingClientRect();
              return [...drawing.querySelectorAll('.name')].filter((name) => {
                const place = name.getBoundingClientRect();
                return place.left < left || place.right > right;
              });
            }).length""";

    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @ValueSource(ints = {1280, 380})
    void areShownAsText(int width, Visitor visitor) {
        var trainer = new Trainer(http);
        var trained = Trained.on(trainer, hostileDataset(trainer), 20);
        nameAtLength(trainer, trained.model());
        var page = visitor.open("/", new NewContextOptions().setViewportSize(width, 800));
        var softly = new SoftAssertions();
        for (var view : EnumSet.complementOf(EnumSet.of(View.PLAYGROUND))) {
            view.show(page, trained);
            assertThat(page.locator("main")).containsText(view == View.COMPARE ? "img-src-x-onerror-alert-1" : IMAGE);
            softly.assertThat(elementsOfCells(page)).as("%s makes elements of it", view).isEqualTo(0);
            softly.assertThat(View.overflow(page)).as("%s overflows", view).isEqualTo(0);
            softly.assertThat(page.evaluate(TURNING)).as("%s is turned", view).isEqualTo(List.of());
            softly.assertThat(page.evaluate(CUT)).as("%s cuts names", view).isEqualTo(0);
        }
        softly.assertAll();
    }

    private static Object elementsOfCells(Page page) {
        return page.evaluate("document.querySelectorAll('main :is(img, script, [onerror], [onload], b)').length");
    }

    private static void nameAtLength(Trainer trainer, String model) {
        trainer.patch("/models/" + model, """
                {"labels": {"long": "%s", "turned": "\u202elabel"}}""".formatted("W".repeat(100)))
                .expectStatus().isOk();
        var name = Trainer.json(trainer.get("/models/" + model)).get("name");
        trainer.put("/models/%s/aliases/%s".formatted(name, "W".repeat(64)), "{\"version\": 1}").expectStatus()
                .is2xxSuccessful();
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
