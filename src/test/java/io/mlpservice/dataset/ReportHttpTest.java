package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.dataset.reading.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Of a report, the table is read, and what stands around it is named. */
@HttpTest
class ReportHttpTest {
    private static final String REPORT = "Umsatz 2024;;~Stand: Mai;;~;;~Ort;Menge;Preis~;kg;EUR~Nord;1;2,5~Ost;2;3,5~"
            + "   ~S\u00fcd;3;4,5~;;~West;4;5,5~;;~Quelle: Amt;;~;;~";

    @Autowired
    private RestTestClient http;
    @Autowired
    private JsonMapper mapper;

    @Test
    void isReadAndNamed() {
        var dataset = upload("", REPORT);
        assertThat(rows(dataset)).isEqualTo(
                "[[Nord, 1, 2.5], [Ost, 2, 3.5], [S\u00fcd, 3, 4.5], [null, null, null], [West, 4, 5.5]]");
        assertThat(dataset.get("warnings")).isEqualTo(List.of(
                "The table begins in line 4, with 'Ort, Menge, Preis'; what is above it is left out: 'Umsatz 2024', 'Stand: Mai'. If it belongs to the table, send the file with skip_lines=0.",
                "Line 13, 'Quelle: Amt', is a note below the table and is left out.",
                "Line 12 at the end holds nothing but separators, like 1 more line, and is left out.",
                "The line below the header holds units, such as 'kg', and is left out. If it is a row, move it below another one."));
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("skip_lines", 3)
                .containsEntry("units_line", true);
        assertThat(http.get().uri("/api/v1/datasets/{id}/content", dataset.get("id")).exchange()
                .expectBody(byte[].class).returnResult().getResponseBody()).isEqualTo(bytes(REPORT));
    }

    @Test
    void isReadAsTheUploadSays() {
        var dataset = upload("?skip_lines=1", "a,b,c~d,e,f~1,2,3~4,5,6~");
        assertThat(rows(dataset)).isEqualTo("[[1, 2, 3], [4, 5, 6]]");
        assertThat(dataset.get("warnings")).isEqualTo(List.of());
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("skip_lines", 1);
        assertThat(rows(upload("?skip_lines=2&header=false", "sep=;~x~1;2~3;4~"))).isEqualTo("[[1, 2], [3, 4]]");
        assertThat(upload("", "a,b~1,2~3,4~")).extractingByKey("dialect", MAP).containsEntry("skip_lines", 0)
                .containsEntry("units_line", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10001", "many", "1.5", "99999999999"})
    void isRefusedWithAWrongNumberOfLines(String lines) {
        post("?skip_lines=" + lines, "a,b~1,2~").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo("skip_lines");
    }

    @Test
    void isRefusedWithLinesToSkipWhereItIsJsonOrShorter() {
        for (var text : List.of("{\"a\": 1}~", "a,b~1,2~")) {
            post("?skip_lines=5" + (text.startsWith("{") ? "&format=ndjson" : ""), text).expectStatus().isEqualTo(422)
                    .expectBody().jsonPath("$.errors[0].parameter").isEqualTo("skip_lines");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            Report 1~~a,b,a~1,2,3~4,5,6~        ! 3 ! duplicate_column_name
            Report 1~~a,b,,d~1,2,3,4~4,5,6,7~   ! 3 ! empty_column_name
            ~~a,b,a~1,2,3~                      ! 3 ! duplicate_column_name
            Report 1~~a,b,c~1,2,3~4,5,6~x~7,8,9~1,2,3 ! 3 ! title_above_table
            a,b~1,2~Note: x~3,4~                ! 3 ! ragged_row
            a,b~1,2~3,4~New York~               ! 4 ! ragged_row
            """)
    void isRefusedWithTheTrueLine(String text, int line, String code) {
        post("", text).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].line").isEqualTo(line)
                .jsonPath("$.errors[0].code").isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b~1,x~  ~2,y~\t~~3,z~ ", " ~a,b~ ~1,x~2,y~3,z", "a,b,~1,x,~ ~2,y,~3,z,~",
        "sep=,~ ~a,b~1,x~2,y~3,z~"})
    void hasNoRowsInLinesOfBlanks(String text) {
        assertThat(rows(upload("?header=true", text))).isEqualTo("[[1, x], [2, y], [3, z]]");
    }

    @Test
    void hasRowsInLinesOfBlanksWhereThereIsOneColumn() {
        assertThat(rows(upload("?header=true&separator=,", "a~1~  ~2~"))).isEqualTo("[[1], [null], [2]]");
        assertThat(rows(upload("?header=true&separator=,", "a,b~ ,x~1,y~"))).isEqualTo("[[null, x], [1, y]]");
    }

    @Test
    void warnsOfARowOfTotals() {
        assertThat(upload("", "item;n;price~A;1;2,5~B;2;3~C;3;1~Total;6;2,2~").get("warnings"))
                .asInstanceOf(LIST).singleElement().asString()
                .startsWith("The last row, 'Total', holds 6, the sum of column 'n' above it.");
        assertThat(upload("", "item;n;price~A;1;2,5~B;2;3~C;3;1~Total;6;~Average;2;2,2~").get("warnings"))
                .asInstanceOf(LIST).singleElement().asString()
                .startsWith("A row at the end, 'Total', holds 6, the sum of column 'n' above it.")
                .contains("remove it and what is below it");
        for (var text : List.of("item;n~A;1~B;2~C;3~Total;7~", "item;n~A;1~B;2~C;3~D;6~",
                "item;n~A;0~B;0~Total;0~", "item;n~Total;6~A;1~B;2~C;3~")) {
            assertThat(upload("", text).get("warnings")).isEqualTo(List.of());
        }
    }

    @Test
    void warnsOnceOfARowOfTotalsThatIsTrainedOn() {
        var dataset = upload("", "item,n,price~A,1,2~B,2,3~C,3,1~Total,6,2~");
        var checked = Trainer.json(new Trainer(http).post("/training-jobs/validate",
                "{\"dataset_id\": \"%s\"}".formatted(dataset.get("id"))).expectStatus().isOk());
        assertThat(checked.get("warnings")).asInstanceOf(LIST).map(String::valueOf)
                .filteredOn(warning -> warning.startsWith("The last row, 'Total', holds 6")).hasSize(1);
    }

    @Test
    void mayBePreviewed() {
        var preview = Trainer.json(http.post().uri("/api/v1/datasets/preview").header("Content-Type", "text/csv")
                .body(bytes(REPORT)).exchange().expectStatus().isOk());
        assertThat(preview).containsEntry("row_count", 5).extractingByKey("dialect", MAP)
                .containsEntry("skip_lines", 3);
    }

    @Test
    void isPredictedByAJob() {
        var trainer = new Trainer(http);
        var model = trainer.trainModel("{'dataset_id': '%s', 'targets': ['y'], 'training': {'epochs': 2}}"
                .formatted(trainer.dataset("x,y\n" + "1,2\n2,3\n3,5\n".repeat(20))));
        var dataset = upload("", "Measured in May~~x,note~1,a~2,b~~Source: me~");
        var job = Trainer.json(trainer.post("/prediction-jobs",
                "{\"model\": \"%s\", \"dataset_id\": \"%s\"}".formatted(model, dataset.get("id"))));
        assertThat(job).extractingByKey("progress", MAP).containsEntry("rows", 2);
    }

    @Test
    void hasRowsThatBeginLikeComments() {
        var trainer = new Trainer(http);
        var text = "# c~tag,b~z,1~#y,2~#x~z,3~";
        var dataset = upload("", text);
        assertThat(rows(dataset)).isEqualTo("[[z, 1], [#y, 2], [z, 3]]");
        var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(
                trainer.dataset("tag,b\n" + "z,1\n#y,2\n".repeat(20))));
        var answers = http.post().uri("/api/v1/models/{model}/predict", model).header("Content-Type", "text/csv")
                .header("Accept", "application/x-ndjson").body(bytes(text)).exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody();
        assertThat(answers).hasLineCount(3);
        for (var warnings : List.of(String.valueOf(dataset.get("warnings")), String.valueOf(answers))) {
            assertThat(warnings).contains("Line 5, '#x', is a comment and is left out.", "those like '#y,2'");
        }
    }

    @Test
    void hasADialectThatEarlierVersionsDidNotKnow() {
        var earlier = (ObjectNode) mapper.valueToTree(Dialect.RFC_4180);
        earlier.remove(List.of("skip_lines", "units_line"));
        assertThat(mapper.treeToValue(earlier, Dialect.class)).isEqualTo(Dialect.RFC_4180);
    }

    private Map<String, Object> upload(String query, String text) {
        return Trainer.json(post(query, text).expectStatus().isCreated());
    }

    private RestTestClient.ResponseSpec post(String query, String text) {
        return http.post().uri("/api/v1/datasets" + query).header("Content-Type", "text/csv").body(bytes(text))
                .exchange();
    }

    private static byte[] bytes(String text) {
        return text.replace('~', '\n').getBytes(StandardCharsets.UTF_8);
    }

    private String rows(Map<String, Object> dataset) {
        return String.valueOf(Trainer.json(http.get().uri("/api/v1/datasets/{id}/rows", dataset.get("id")).exchange())
                .get("rows"));
    }
}
