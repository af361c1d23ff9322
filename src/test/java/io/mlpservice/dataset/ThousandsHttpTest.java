package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Marks between thousands are found, told and given, and a model reads them as its data set does. */
@HttpTest
class ThousandsHttpTest {
    private static final String DOUBT = "price,n\n\"1,234\",1\n\"12,345\",2\n\"2,500\",3\n";

    @Autowired
    private RestTestClient http;

    private Trainer trainer;
    private TextTables tables;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
        tables = new TextTables(http, trainer);
    }

    @Test
    void areFoundAndStoredAsTheNumbersWithoutThem() {
        var dataset = Trainer.json(tables.upload("", "price;n\n1.234,5;1\n12.345.678;2\n999,25;3\n").expectStatus()
                .isCreated());
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("decimal", ",")
                .containsEntry("thousands", ".")
                .extractingByKey("notes", LIST).contains("Points stand between thousands, as in '1.234,5' in line 2.");
        assertThat(tables.rows(dataset)).isEqualTo("[[1234.5, 1], [12345678, 2], [999.25, 3]]");
        assertThat(dataset).containsEntry("warnings", List.of());
    }

    @Test
    void areReadWithTheBlanksThatASpreadsheetQuotes() {
        var table = "item,price,stock\n\" pen \",\" 1,234.50 \",\"2 \"\nink,\" 12,345.00 \",\" - \"\nbag,\" -   \",\"  \"\n";
        var dataset = Trainer.json(tables.upload("", table).expectStatus().isCreated());
        assertThat(tables.rows(dataset)).isEqualTo("[[ pen , 1234.5, 2], [ink, 12345, null], [bag, null, null]]");
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("thousands", ",");
    }

    @Test
    void stayTextInDoubtUntilTheyAreGiven() {
        var doubtful = Trainer.json(tables.upload("", DOUBT).expectStatus().isCreated());
        assertThat(doubtful).extractingByKey("dialect", MAP).containsEntry("thousands", null);
        assertThat(doubtful.get("warnings")).asInstanceOf(LIST).singleElement().asString()
                .contains("Line 2 holds '1,234'", "thousands=comma");
        for (var given : List.of("comma", ",")) {
            var dataset = Trainer.json(tables.upload("?thousands=" + given, DOUBT).expectStatus().isCreated());
            assertThat(dataset).containsEntry("warnings", List.of()).extractingByKey("dialect", MAP)
                    .containsEntry("thousands", ",");
            assertThat(tables.rows(dataset)).isEqualTo("[[1234, 1], [12345, 2], [2500, 3]]");
        }
        assertThat(tables
                .rows(Trainer.json(tables.upload("?thousands=none", "v\n1'234\n12'345\n").expectStatus().isCreated())))
                .isEqualTo("[[1'234], [12'345]]");
    }

    @Test
    void areShownByThePreviewAndGivenByAForm() {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource(DOUBT.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "t.csv";
            }
        });
        form.add("thousands", "comma");
        var preview = Trainer
                .json(http.post().uri("/api/v1/datasets/preview").contentType(MediaType.MULTIPART_FORM_DATA)
                        .body(form).exchange().expectStatus().isOk());
        assertThat(preview).extractingByKey("dialect", MAP).containsEntry("thousands", ",");
        assertThat(preview.get("rows")).hasToString("[[1234, 1], [12345, 2], [2500, 3]]");
    }

    @Test
    void areRefusedAsTheDecimalMarkAndForJson() {
        tables.upload("?thousands=comma&decimal=comma", DOUBT).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo("thousands");
        tables.upload("?thousands=comma", "{\"x\": 1}\n{\"x\": 2}\n", "application/x-ndjson").expectStatus()
                .isEqualTo(422)
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("not_used");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', value = {"comma!.!1,500!12,045.5", "point!,!1.500!12.045,5",
        "apostrophe!.!1'500!12'045.5", "space!,!1 500!12 045,5"})
    void ofTheDataSetAreReadInRowsToPredict(String name, char decimal, String whole, String fraction) {
        var model = train(name, decimal);
        trainer.get("/models/%s/schema".formatted(model)).expectStatus().isOk().expectBody().jsonPath("$.thousands")
                .isNotEmpty();

        var numbers = tables.predictions(model, "{\"rows\": [[1500], [12045.5]]}");

        assertThat(tables.predictions(model, "{\"rows\": [[\"%s\"], [\"%s\"]]}".formatted(whole, fraction)))
                .isEqualTo(numbers);
        var expected = tables.answers(model, "price\n1500\n12045.5\n", "text/csv");
        for (var separator : List.of("", ";x")) {
            var header = separator.isEmpty() ? "price\n" : "price;other\n";
            assertThat(
                    tables.answers(model, header + "\"%s\"%3$s\n\"%s\"%3$s\n".formatted(whole, fraction, separator),
                            "text/csv"))
                    .isEqualTo(expected);
        }
        assertThat(tables.answers(model, "{\"price\": \"%s\"}\n{\"price\": \"%s\"}\n".formatted(whole, fraction),
                "application/x-ndjson")).isEqualTo(expected);
    }

    @Test
    void ofTheDataSetAreReadInTablesThatProveNothing() {
        var model = train("comma", '.');
        var expected = tables.answers(model, "price\n1500\n2500\n", "text/csv");
        assertThat(tables.answers(model, "price;n\n1,500;1\n2,500;2\n", "text/csv")).isEqualTo(expected);
        assertThat(tables.answers(model, "price\n\"1,500\"\n\"2,500\"\n", "text/csv")).isEqualTo(expected);
    }

    @Test
    void ofTheDataSetAreReadByPredictionJobs() {
        var model = train("comma", '.');
        var plain = result(model, "price,n\n1234,1\n12345,2\n2500,3\n");
        assertThat(result(model, DOUBT)).isEqualTo(plain);
    }

    private String result(String model, String csv) {
        var id = Trainer.id(trainer.post("/prediction-jobs", "{\"model\": \"%s\", \"dataset_id\": \"%s\"}"
                .formatted(model, trainer.dataset(csv))).expectStatus().isAccepted());
        Awaitility.await().until(() -> "succeeded"
                .equals(Trainer.json(trainer.get("/prediction-jobs/" + id)).get("state")));
        return new String(trainer.get("/prediction-jobs/%s/result".formatted(id)).expectBody().returnResult()
                .getResponseBody(), StandardCharsets.UTF_8).replaceAll("\"warnings\":\\[[^]]*]", "");
    }

    /** Trains on prices of which some have marks between thousands. */
    private String train(String thousands, char decimal) {
        var mark = Map.of("comma", ",", "point", ".", "apostrophe", "'", "space", " ").get(thousands);
        var csv = IntStream.range(0, 60)
                .mapToObj(row -> "%,d!5;%d\n".formatted(1 + 251 * row, row).replace(",", mark).replace('!', decimal))
                .collect(joining("", "price;y\n", ""));
        var dataset = Trainer.json(tables.upload("", csv).expectStatus().isCreated());
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("thousands", mark);
        return trainer.trainModel("{'dataset_id': '%s', 'task': 'regression', 'training': {'epochs': 2}}"
                .formatted(dataset.get("id")));
    }
}
