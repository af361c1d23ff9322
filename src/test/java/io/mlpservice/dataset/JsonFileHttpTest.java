package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/** Files of JSON, as one object in each line or as an array of objects, are tables. */
@HttpTest
class JsonFileHttpTest {
    private static final String LINES = """
            {"x": 1.5, "code": "07", "ok": true}\r

            {"code": "08", "late": null, "x": NaN}
            {"x": 2, "late": "Ä", "ok": false}""";
    private static final String ARRAY = """
            [
              {"x": 1.5,
               "code": "07", "ok": true},
              {"code": "08", "late": null},
              {"x": 2, "late": "Ä", "ok": false}
            ]
            """;

    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/jsonl", "application/x-ndjson;charset=utf-8",
        "text/csv"})
    void areReadByLines(String type) {
        var dataset = created(post("", type, LINES));
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("format", "ndjson");
        assertThat(rows(dataset)).isEqualTo("[[1.5, 07, null, true], [null, 08, null, null], [2, null, Ä, false]]");
        assertThat(types(dataset)).containsExactly("numeric", "categorical", "categorical", "boolean");
    }

    @ParameterizedTest
    @CsvSource({"lines.ndjson,application/octet-stream,ndjson", "lines.jsonl,application/x-ndjson,ndjson",
        "rows.json,application/json,json", "rows,application/octet-stream,json"})
    void areFoundInForms(String name, String type, String format) {
        var form = new LinkedMultiValueMap<String, Object>();
        var headers = new HttpHeaders();
        headers.set("Content-Type", type);
        form.add("file", new HttpEntity<>(new NamedFile(name,
                (format.equals("json") ? ARRAY : LINES).getBytes(StandardCharsets.UTF_8)), headers));
        var dataset = created(http.post().uri("/api/v1/datasets").contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form).exchange());
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("format", format);
        assertThat(rows(dataset)).isEqualTo("[[1.5, 07, null, true], [null, 08, null, null], [2, null, Ä, false]]");
    }

    @ParameterizedTest
    @CsvSource({"/datasets,application/x-ndjson,'%s\n%s'", "/datasets,text/csv,'[%s, %s]'",
        "/datasets/rows,application/json,'{\"name\": \"merged\", \"rows\": [%s, %s]}'"})
    void keepTheirLastColumnLastWhereALaterRowHasMore(String path, String type, String form) {
        var dataset = created(http.post().uri("/api/v1" + path).header("Content-Type", type)
                .body(form.formatted("{\"x\": 1, \"y\": 2}", "{\"id\": 7, \"x\": 1, \"note\": \"a\", \"y\": 2}"))
                .exchange());
        assertThat(columns(dataset, "name")).containsExactly("id", "x", "note", "y");
    }

    @Test
    void areGivenBackToTheByte() throws IOException {
        var lines = LINES.getBytes(StandardCharsets.UTF_16);
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(lines);
        }
        for (var file : List.of(lines, zipped.toByteArray(), ARRAY.getBytes(StandardCharsets.UTF_8))) {
            var dataset = created(http.post().uri("/api/v1/datasets?name=lines").header("Content-Type",
                    "application/x-ndjson").body(file).exchange());
            assertThat(rows(dataset)).startsWith("[[1.5, 07, null, true]");
            http.get().uri("/api/v1/datasets/{id}/content", dataset.get("id")).exchange().expectStatus().isOk()
                    .expectBody(byte[].class).isEqualTo(file);
        }
    }

    @Test
    void haveTheirMediaTypeAgain() {
        var dataset = created(post("", "application/x-ndjson", LINES));
        http.get().uri("/api/v1/datasets/{id}/content", dataset.get("id")).exchange().expectHeader()
                .contentType("application/x-ndjson;charset=UTF-8");
    }

    @Test
    void areNotReadAsJsonWhereTheUploadSaysCsv() {
        assertThat(created(post("?format=csv", "text/csv", "{\"a\":1}\n{\"a\":2}\n"))).extractingByKey("dialect", MAP)
                .containsEntry("format", "csv");
        assertThat(created(post("?separator=;", "text/csv", "{\"a\":1}\n{\"a\":2}\n"))).extractingByKey("dialect", MAP)
                .containsEntry("format", "csv").containsEntry("separator", ";");
        assertThat(created(post("", "text/csv", "{x},y\n1,2\n"))).extractingByKey("dialect", MAP)
                .containsEntry("format", "csv");
    }

    @Test
    void haveNoOptionsOfCsv() {
        post("?separator=;&header=true", "application/x-ndjson", LINES).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].parameter").isEqualTo(List.of("separator", "header"));
        post("?format=yaml", "text/csv", LINES).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo("format");
    }

    @Test
    void takeTypesRolesAndWordsForMissingValues() {
        var dataset = created(post("?missing_values=08&types={types}&roles={roles}", "application/x-ndjson", LINES,
                "{\"x\": \"categorical\"}", "{\"code\": \"target\"}"));
        assertThat(rows(dataset)).startsWith("[[1.5, 07, null, true], [null, null, null, null]");
        assertThat(types(dataset)).startsWith("categorical");
        post("?types={types}", "application/x-ndjson", LINES, "{\"late\": \"numeric\"}").expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors[0].line").isEqualTo(4).jsonPath("$.errors[0].parameter")
                .isEqualTo("types");
    }

    @Test
    void areRefusedWithEachLineThatIsNoObject() {
        post("", "application/x-ndjson", "{\"x\": 1}\n{\"x\": 2\n[3]\n{\"x\": 4} 5\n{\"x\": tru}\nx,y\n").expectStatus()
                .isEqualTo(400).expectBody().jsonPath("$.code").isEqualTo("malformed_json")
                .jsonPath("$.errors[*].line").isEqualTo(List.of(2, 3, 4, 5, 6));
        post("", "text/csv", "[{\"x\": 1},\n{\"x\": 2},\n{\"x\" 3}]").expectStatus().isEqualTo(400).expectBody()
                .jsonPath("$.errors[*].line").isEqualTo(List.of(3));
        post("", "text/csv", "[{\"x\": 1},\n{\"x\": 2}").expectStatus().isEqualTo(400).expectBody().jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("ends before the array does"));
        post("", "text/csv", "[[1, 2], [3, 4]]").expectStatus().isEqualTo(400);
        post("", "text/csv", "[{\"x\": 1}] 2").expectStatus().isEqualTo(400);
    }

    @Test
    void areRefusedWithTheLineAndKeyOfNestedValues() {
        post("", "application/x-ndjson", "{\"x\": 1}\n{\"x\": [1, [2]], \"y\": {\"z\": 1}}\n").expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[*].code")
                .isEqualTo(List.of("nested_value", "nested_value")).jsonPath("$.errors[*].line")
                .isEqualTo(List.of(2, 2)).jsonPath("$.errors[0].detail").value(String.class,
                        detail -> assertThat(detail).startsWith("Line 2, key 'x': It holds an array"));
    }

    @Test
    void areRefusedWithTheLineAndKeyOfOtherBadCells() {
        post("", "application/x-ndjson",
                "{\"x\": 1, \"x\": 2}\n{\"x\": \"a\"}\n{\"x\": 1e999, \"\": 1}\n{\"x\": Infinity}\n")
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].code")
                .isEqualTo(List.of("duplicate_key", "out_of_range", "empty_column_name", "out_of_range"))
                .jsonPath("$.errors[*].line").isEqualTo(List.of(1, 3, 3, 4));
    }

    @Test
    void areTextWhereNotAllCellsCanBeNumbers() {
        var dataset = created(post("", "application/x-ndjson",
                "{\"title\": \"Alien\"}\n".repeat(3) + "{\"title\": 1776}\n{\"title\": 2012}\n{\"title\": true}\n"));
        assertThat(types(dataset)).containsExactly("categorical");
        assertThat(rows(dataset)).isEqualTo("[[Alien], [Alien], [Alien], [1776], [2012], [true]]");
        assertThat(warnings(dataset)).containsExactly(
                "Line 4, key 'title': It holds the number 1776, like 1 more cell, but other cells of 'title' are strings. All of them are read as strings.",
                "Line 6, key 'title': It holds the boolean true, but other cells of 'title' are strings. All of them are read as strings.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"x": 1};{"x": 2};{"x": "3.5"}         | numeric     | [[1], [2], [3.5]]
            {"x": 1};{"x": 2};{"x": " 3"};{"x": 4} | categorical | [[1], [2], [ 3], [4]]
            {"x": 1};{"x": 2};{"x": "n. a."}       | categorical | [[1], [2], [n. a.]]
            {"x": "1.5"};{"x": "2"};{"x": 3}       | numeric     | [[1.5], [2], [3]]
            {"x": "07"};{"x": "08"};{"x": 9}       | categorical | [[07], [08], [9]]
            {"x": 1};{"x": 2};{"x": "0x1f"}        | categorical | [[1], [2], [0x1f]]
            {"x": true};{"x": false};{"x": "true"} | boolean     | [[true], [false], [true]]
            {"x": true};{"x": false};{"x": 1}      | categorical | [[true], [false], [1]]
            {"x": "true"};{"x": "false"};{"x": true};{"x": "true"} | boolean | [[true], [false], [true], [true]]
            """)
    void areReadAsInACsvWhereOtherwiseTheyWouldDiffer(String lines, String type, String rows) {
        var dataset = created(post("", "application/x-ndjson", lines.replace(';', '\n')));
        assertThat(types(dataset)).containsExactly(type);
        assertThat(rows(dataset)).isEqualTo(rows);
        assertThat(warnings(dataset)).anySatisfy(
                warning -> assertThat(warning).contains("key 'x': It holds the",
                        "All of them are read as %ss."
                                .formatted(type.replace("categorical", "string").replace("numeric",
                                        "number"))));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"data": [{"x": 1, "y": 2}, {"x": 3}]}                                    | [[1, 2], [3, null]] | its rows are the objects in its 'data'.                            |
            {"n": 2, "rows": [{"x": 1},{"x": 3}], "next": {"a": [{}]}, "ids": [[7]]}  | [[1], [3]]          | its rows are the objects in its 'rows'.                            | left out are 'n', 'next', 'ids'.
            {"columns": ["x", "y"], "index": [0, 1], "data": [[1, "a"], [null, "b"]]} | [[1, a], [null, b]] | its 'columns' name the columns, and each array in its 'data' is a row. |
            {"columns": ["x"], "index": ["a", "b"], "data": [[1], [2]]}               | [[1], [2]]          | its 'columns' name the columns                                     | left out is 'index'. To keep the index of a data frame, make it a column (in pandas: reset_index()).
            {"columns": [{"data": "x"}], "data": [{"x": 1}]}                          | [[1]]               | its rows are the objects in its 'data'.                            |
            """)
    void mayHaveAnObjectAroundThem(String text, String rows, String note, @Nullable String leftOut) {
        for (var spaced : List.of(text, text.replace(",", ",\n"))) {
            var dataset = created(post("", "text/csv", spaced));
            assertThat(rows(dataset)).isEqualTo(rows);
            assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("format", "json")
                    .extractingByKey("notes", LIST).singleElement(STRING)
                    .startsWith("The file is a JSON object: " + note);
            assertThat(warnings(dataset)).hasSize(leftOut == null ? 0 : 1)
                    .allSatisfy(warning -> assertThat(warning).endsWith(String.valueOf(leftOut)));
        }
    }

    @Test
    void mayHaveALongIndexBeforeTheRowsThatPandasSplits() {
        var index = IntStream.range(0, 50_000).mapToObj(row -> String.valueOf(1_650_000_000_000L + row))
                .collect(Collectors.joining(","));
        var dataset = created(
                post("", "text/csv", "{\"columns\":[\"x\"],\"index\":[%s],\"data\":[[1],[2]]}".formatted(index)));
        assertThat(rows(dataset)).isEqualTo("[[1], [2]]");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"a": [{"x": 1}], "b": [{"y": 1}]}           | 'a' and 'b' may both hold the rows. Send those of one table alone.
            {"data": [[1], [2]], "columns": ["x"]}       | 'data' holds arrays, but no 'columns' before it names their cells.
            {"columns": ["x", "x"], "data": [[1, 2]]}    | 'columns' names 'x' twice.
            {"columns": [["x", "y"]], "data": [[1]]}     | 'columns' holds more than the names of columns.
            {"columns": ["x", "y"], "data": [[1, 2], [1]]} | Row 2 has 1 cell, but 'columns' names 2. Give each row a cell for each column, null where the value is missing.
            {"columns": ["x"], "data": [[1], 2]}         | Row 2 is not an array.
            {"data": [{"x": 1}, [2]]}                    | Row 2 is not an object.
            {"data": [{"x": 1},                          | Line 1 is not JSON: the file ends before the object does. Send the whole file, or close the object.
            {"data": [{"x": 1}]} {"data": [{"x": 2}]}    | Something follows the object around the rows. Leave it out.
            {"columns": ["x"], "data": [[[1]]]}          | Row 1, key 'x': It holds an array
            """)
    void areRefusedInAnObjectThatIsUnclear(String text, String sentence) {
        post("?format=json", "text/csv", text).expectStatus().value(status -> assertThat(status).isIn(400, 422))
                .expectBody().jsonPath("$.errors[0].detail").value(String.class,
                        detail -> assertThat(detail).startsWith(sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\": {\"rows\": [{\"x\": 1}]}}", "{\n\"data\": [\n1, 2\n]\n}",
        "{\"x\": [1, 2], \"y\": [1, 2]}", "{\"x\": {\"0\": 1, \"1\": 2}}", "[[1], [2]]"})
    void areRefusedInOtherShapesWithThoseThatAreRead(String text) {
        post("", "text/csv", text).expectStatus().value(status -> assertThat(status).isIn(400, 422)).expectBody()
                .jsonPath("$.errors[0].detail").value(String.class, detail -> assertThat(detail)
                        .contains("[{\"x\": 1}, {\"x\": 2}]", "orient=\"records\""));
    }

    @Test
    void areRefusedWithAllBadLinesWhereTheFirstOneAloneIsCut() {
        post("", "application/x-ndjson", "{\"x\": 1\n{\"x\": 2}\n{\"x\" 3}\n").expectStatus().isEqualTo(400)
                .expectBody()
                .jsonPath("$.errors[*].line").isEqualTo(List.of(1, 3));
    }

    @Test
    void haveGapsWhereWordsForThemStandAmongNumbers() {
        var dataset = created(post("", "application/x-ndjson",
                "{\"x\": 1, \"word\": \"NA\"}\n{\"x\": \"NA\", \"word\": \"x\"}\n{\"x\": \"NaN\", \"word\": \"x\"}\n"));
        assertThat(types(dataset)).containsExactly("numeric", "categorical");
        assertThat(rows(dataset)).isEqualTo("[[1, NA], [null, x], [null, x]]");
        assertThat(warnings(dataset)).containsExactly(
                "Line 2, key 'x': It holds the string \"NA\", like 1 more cell, which is read as a missing value. To keep it, give the column the type categorical.");
        var kept = created(post("?types={types}", "application/x-ndjson", "{\"x\": 1}\n{\"x\": \"NA\"}\n",
                "{\"x\": \"categorical\"}"));
        assertThat(rows(kept)).isEqualTo("[[1], [NA]]");
        assertThat(rows(created(post("?missing_values=-", "application/x-ndjson", "{\"x\": 1}\n{\"x\": \"NA\"}\n"))))
                .isEqualTo("[[1], [NA]]");
    }

    @Test
    void areRefusedOnceWhereAlreadyTheFirstOneHasSeveralLines() {
        post("", "text/csv", "{\n\"rows\": [\n1,\n2\n]\n}\n").expectStatus().isEqualTo(400)
                .expectBody()
                .jsonPath("$.errors[*].line").isEqualTo(List.of(1));
    }

    @Test
    void areRefusedOnceForCellsThatAreNestedAlike() {
        post("", "application/x-ndjson", "{\"x\": {\"y\": 1}, \"z\": []}\n".repeat(5)).expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors.length()").isEqualTo(2).jsonPath("$.errors[0].detail")
                .value(String.class, detail -> assertThat(detail).contains("such as \"x.x\""));
        post("", "application/x-ndjson", "{\"x, y\": []}\n{\"z, y\": []}\n{\"z, y\": {}}\n{\"x, y\": []}\n")
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].line").isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void keepRowsThatEqualTheirKeys() {
        var line = "{\"a\": \"a\", \"b\": \"b\"}\n";
        for (var lines : List.of(line, line.repeat(3), "{\"a\": \"x\", \"b\": \"y\"}\n" + line)) {
            var dataset = created(post("", "application/x-ndjson", lines));
            assertThat(dataset).containsEntry("row_count", (int) lines.lines().count()).containsEntry("warnings",
                    List.of());
            assertThat(rows(dataset)).endsWith("[a, b]]");
            var array = created(http.post().uri("/api/v1/datasets/rows").contentType(MediaType.APPLICATION_JSON)
                    .body("{\"name\": \"keys\", \"rows\": [%s]}".formatted(lines.strip().replace('\n', ',')))
                    .exchange());
            assertThat(array).containsEntry("row_count", dataset.get("row_count"));
            assertThat(rows(array)).isEqualTo(rows(dataset));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "[]", "{}\n{}\n"})
    void areRefusedWithoutRows(String text) {
        post("", "application/x-ndjson", text).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("no_rows").jsonPath("$.errors[0].line").isEqualTo(1);
    }

    @Test
    void arePreviewed() {
        var lines = IntStream.range(0, 50).mapToObj("{\"x\": %d.5}\n"::formatted).collect(Collectors.joining());
        http.post().uri("/api/v1/datasets/preview").header("Content-Type", "application/x-ndjson").body(lines)
                .exchange().expectStatus().isOk().expectBody().jsonPath("$.row_count").isEqualTo(50)
                .jsonPath("$.rows.length()").isEqualTo(20).jsonPath("$.rows[19][0]").isEqualTo(19.5)
                .jsonPath("$.dialect.format").isEqualTo("ndjson");
    }

    @Test
    void trainModels() {
        var lines = IntStream.range(0, 60).mapToObj(row -> "{\"x\": %d, \"town\": \"t%d\", \"y\": %d}\n".formatted(row,
                row % 3, 2 * row)).collect(Collectors.joining());
        var model = new Trainer(http).trainModel("{'dataset_id': '%s', 'training': {'epochs': 2}}".formatted(
                created(post("", "application/x-ndjson", lines)).get("id")));
        assertThat(model).isNotNull();
    }

    private RestTestClient.ResponseSpec post(String query, String type, String text, Object... variables) {
        return http.post().uri("/api/v1/datasets" + query, variables).header("Content-Type", type)
                .body(text.getBytes(StandardCharsets.UTF_8)).exchange();
    }

    private static Map<String, Object> created(RestTestClient.ResponseSpec answer) {
        return Trainer.json(answer.expectStatus().isCreated());
    }

    private String rows(Map<String, Object> dataset) {
        return String.valueOf(Trainer.json(http.get().uri("/api/v1/datasets/{id}/rows", dataset.get("id")).exchange())
                .get("rows"));
    }

    private static List<String> warnings(Map<String, Object> dataset) {
        return ((List<?>) dataset.getOrDefault("warnings", List.of())).stream().map(String::valueOf).toList();
    }

    private static List<Object> types(Map<String, Object> dataset) {
        return columns(dataset, "type");
    }

    private static List<Object> columns(Map<String, Object> dataset, String field) {
        return ((List<?>) dataset.getOrDefault("columns", List.of())).stream()
                .<Object>map(column -> String.valueOf(((Map<?, ?>) column).get(field))).toList();
    }
}
