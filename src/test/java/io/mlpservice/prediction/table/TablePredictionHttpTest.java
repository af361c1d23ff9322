package io.mlpservice.prediction.table;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@HttpTest
class TablePredictionHttpTest {
    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";
    private static final String ROWS = "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n6.3,3.3,6,2.5\n";
    private static final String HEADER = "label,probability_setosa,probability_versicolor,probability_virginica,warnings,error";

    /** Trained once for all tests, which only read them. */
    private static @Nullable String iris;
    private static @Nullable String spam;

    @Autowired
    private RestTestClient http;

    @LocalServerPort
    private int port;

    @BeforeEach
    void train() {
        if (iris == null) {
            var trainer = new Trainer(http);
            iris = trainer.trainModel(
                    "{'dataset_id': '%s', 'training': {'epochs': 20}}".formatted(trainer.sample("iris")));
            spam = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 20}}".formatted(trainer.dataset(
                    "words,links,class\n" + "1,0,=ham\n9,4,@spam\n".repeat(20))));
        }
    }

    private RestTestClient.ResponseSpec send(String path, String type, String accept, byte[] body) {
        return http.post().uri("/api/v1" + path).contentType(MediaType.parseMediaType(type))
                .header("Accept", accept).body(body).exchange();
    }

    private String answer(String path, String type, String accept, String body) {
        return Objects.requireNonNull(send(path, type, accept, body.getBytes(StandardCharsets.UTF_8)).expectStatus()
                .isOk().expectBody(String.class).returnResult().getResponseBody());
    }

    private String csv(String body) {
        return answer("/models/%s/predict".formatted(iris), CSV, "*/*", body);
    }

    private static List<JsonNode> lines(String ndjson) {
        return ndjson.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    @Test
    void answersCsvByCsvInTheSameOrder() {
        var lines = csv(ROWS).lines().toList();
        assertThat(lines).hasSize(3).first().isEqualTo(HEADER);
        assertThat(lines.get(1)).startsWith("setosa,0.").endsWith(",,");
        assertThat(lines.get(2)).startsWith("virginica,");
    }

    @Test
    void readsAnyDialectWithColumnsInAnyOrder() {
        var dialect = "petal_width;petal_length;species;sepal_width;sepal_length\n0,2;1,4;setosa;3,5;5,1\n2,5;6;?;3,3;6,3\n";
        assertThat(csv(dialect)).isEqualTo(csv(ROWS));
        assertThat(send("/models/%s/predict".formatted(iris), CSV, "*/*", dialect.getBytes(StandardCharsets.UTF_16))
                .expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody())
                .isEqualTo(csv(ROWS));
    }

    @Test
    void leavesOutWhatStandsAroundATable() {
        var lines = csv("Measured in May\n\n" + ROWS + "\nSource: me\n,,,\n").lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("setosa,").contains("The table begins in line 3", "Line 7, 'Source: me'",
                "Line 8 at the end holds nothing but separators");
        assertThat(lines.get(2)).isEqualTo(csv(ROWS).lines().toList().getLast());
        var given = answer("/models/%s/predict?skip_lines=2".formatted(iris), CSV, "*/*", "x\ny\n" + ROWS);
        assertThat(given).isEqualTo(csv(ROWS));
        send("/models/%s/predict".formatted(iris), CSV, "*/*",
                ("Measured in May\n\n" + ROWS.replace("sepal_length", "other")).getBytes(StandardCharsets.UTF_8))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].line").isEqualTo(3);
        send("/models/%s/predict?skip_lines=x".formatted(iris), CSV, "*/*", ROWS.getBytes(StandardCharsets.UTF_8))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].parameter").isEqualTo("skip_lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one_hot", "ordinal", "hashed"})
    void predictsTheTableThatTrainedWhereNumbersAreCategories(String encoding) {
        var trainer = new Trainer(http);
        var table = "size,sold\n" + "1.50,3\n2.0,7\n1e5,9\n+4,1\n".repeat(3);
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'types': {'size': 'categorical'}, 'task': 'regression',
                 'preprocessing': {'categorical': '%s'}, 'training': {'epochs': 3}}"""
                .formatted(trainer.dataset(table), encoding));
        var path = "/models/%s/predict?strict=true".formatted(model);
        var ofNumbers = lines(answer(path, NDJSON, NDJSON, "{'size':1.5}\n{'size':2}\n{'size':100000}\n{'size':4}\n"
                .replace('\'', '"').repeat(3)));
        assertThat(lines(answer(path, CSV, NDJSON, table.replace(",sold", "").replaceAll("(?m),\\d$", ""))))
                .isEqualTo(ofNumbers);
    }

    @Test
    void readsCompressedBodies() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(ROWS.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(
                http.post().uri("/api/v1/models/%s/predict".formatted(iris)).contentType(MediaType.parseMediaType(CSV))
                        .header("Content-Encoding", "gzip").body(bytes.toByteArray()).exchange().expectStatus().isOk()
                        .expectBody(String.class).returnResult().getResponseBody())
                .isEqualTo(csv(ROWS));
        assertThat(send("/models/%s/predict".formatted(iris), CSV, "*/*", bytes.toByteArray()).expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody()).isEqualTo(csv(ROWS));
    }

    @Test
    void answersABadRowByItsError() {
        var lines = csv("""
                sepal_length,sepal_width,petal_length,petal_width,note
                5.1,wide,1.4,0.2,a
                5.1,3.5
                99,3.5,1.4,,b
                1e300,1e300,1e300,1e300,c
                5.1,3.5,1.4,0.2,d
                """).lines().toList();
        assertThat(lines.get(1)).isEqualTo(",,,,Columns that are not features of the model are ignored: 'note'.,"
                + "\"'sepal_width' must be a number, with a decimal point, not \"\"wide\"\".\"");
        assertThat(lines.get(2)).startsWith(",,,,,\"Line 3 has 2 cells, but there are 5 columns.");
        assertThat(lines.get(3)).contains("'sepal_length' is 99, more than").contains("'petal_width' has no value");
        assertThat(lines.get(4)).startsWith(",,,,,\"The numbers of this row are too large for the model");
        assertThat(lines.get(5)).startsWith("setosa,").endsWith(",,");
        assertThat(lines).hasSize(6);
    }

    @Test
    void answersNdjsonByNdjson() {
        var lines = lines(answer("/models/%s/predict".formatted(iris), NDJSON, "*/*", """
                {"petal_width": 0.2, "petal_length": 1.4, "sepal_width": "3.5", "sepal_length": 5.1, "species": "x"}

                {"petal_width": {}, "note": 1}
                no row
                {"petal_width": 1, "petal_width": 2}
                {"petal_width": 1e999}
                [1, 2]
                {} {}
                {"sepal_width": 2, "note": 2, "other": 2}"""));
        assertThat(lines).extracting(line -> line.get("row").asInt()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(lines.getFirst().at("/label").asString()).isEqualTo("setosa");
        assertThat(lines.getFirst().get("error").isNull()).isTrue();
        assertThat(lines.subList(1, 7)).extracting(line -> line.at("/error/errors/0/code").asString()).containsExactly(
                "wrong_type", "malformed_json", "malformed_json", "out_of_range", "wrong_type", "malformed_json");
        assertThat(lines.get(1).at("/error/errors/0/pointer").asString()).isEqualTo("/petal_width");
        assertThat(lines.get(1).at("/error/errors/0/line").asInt()).isEqualTo(3);
        assertThat(lines.get(1).at("/warnings/0").asString()).endsWith("are ignored: 'note'.");
        assertThat(lines.getLast().at("/warnings/0").asString()).endsWith("are ignored: 'other'.");
        assertThat(lines.getLast().get("label").isNull()).isFalse();
    }

    @Test
    void refusesNdjsonRowsWithoutAFeatureOrWithOneThatIsMisspelled() {
        var lines = lines(answer("/models/%s/predict".formatted(iris), NDJSON, "*/*", """
                {}
                {"note": 1}
                {"Sepal.Length": 5.1, "note": 1, "petal_width": 0.2}
                {"sepal_length": 5.1, "Sepal_Length": 7}
                {"sepal_length": null}"""));
        assertThat(lines.subList(0, 3)).extracting(line -> line.at("/error/errors/0/code").asString())
                .containsOnly("missing_feature");
        assertThat(lines.get(0).at("/error/errors/0/detail").asString()).contains("sepal_length, sepal_width");
        assertThat(lines.get(2).at("/error/errors/0/pointer").asString()).isEqualTo("/Sepal.Length");
        assertThat(lines.get(2).at("/error/errors/0/detail").asString()).contains("did you mean 'sepal_length'?");
        assertThat(lines.subList(3, 5)).extracting(line -> line.get("error").isNull()).containsOnly(true);
        assertThat(lines.get(3).at("/warnings/0").asString()).endsWith("are ignored: 'Sepal_Length'.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Sepal_Length": 5.1}                 | Write the names of features as the model does.
            {"Sepal_Length": 5.1, "a": 1}         | as the model does. The row has 1 more unknown column.
            {"Sepal_Length": 5.1, "a": 1, "b": 2} | as the model does. The row has 2 more unknown columns.
            """)
    void countsTheUnknownColumnsOfAStrictRow(String row, String end) {
        var line = lines(answer("/models/%s/predict?strict=true".formatted(iris), NDJSON, "*/*", row)).getFirst();
        assertThat(line.at("/error/errors/0/code").asString()).isEqualTo("unknown_column");
        assertThat(line.at("/error/errors/0/detail").asString()).endsWith(end);
    }

    @Test
    void asksForTheFeatureThatAColumnOfACsvIsMeantToBe() {
        send("/models/%s/predict".formatted(iris), CSV, "*/*",
                ROWS.replace("sepal_length", "Sepal Length").getBytes(StandardCharsets.UTF_8)).expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[0].detail")
                .value(String.class,
                        detail -> assertThat(detail)
                                .endsWith(" Did you mean 'sepal_length' instead of 'Sepal Length'?"));
        send("/models/%s/predict?strict=true".formatted(iris), CSV, "*/*",
                ROWS.replace("sepal_length", "Sepal Length").getBytes(StandardCharsets.UTF_8)).expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[1].detail")
                .value(String.class, detail -> assertThat(detail).contains("did you mean 'sepal_length'?"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/csv             | */*                                        | text/csv
            text/csv             | application/json, text/plain, */*          | application/json
            text/csv             | application/x-ndjson;q=0.5, text/csv;q=0.4 | application/x-ndjson
            application/jsonl    | */*                                        | application/x-ndjson
            application/x-ndjson | text/*                                     | text/csv
            application/json     | */*                                        | application/json
            application/json     | text/csv, application/json;q=0.9           | text/csv
            application/json     | text/csv;q=0.1, */*                        | application/json
            application/json     | application/x-ndjson                       | application/x-ndjson
            """)
    void answersInTheFormatThatIsRankedHighest(String type, String accept, String answered) {
        var body = switch (type) {
            case CSV -> ROWS;
            case NDJSON, "application/jsonl" -> "{\"sepal_length\": 5.1}";
            default -> "{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}";
        };
        send("/models/%s/predict".formatted(iris), type, accept, body.getBytes(StandardCharsets.UTF_8)).expectStatus()
                .isOk().expectHeader().contentTypeCompatibleWith(answered);
    }

    @Test
    void answersATableByJson() {
        var answer = JsonMapper.shared()
                .readTree(answer("/predict?model=" + iris, CSV, "application/json", ROWS.replace("\n", ",1\n")
                        .replaceFirst(",1\n", ",extra\n")));
        assertThat(answer.at("/model/id").asString()).isEqualTo(iris);
        assertThat(answer.at("/predictions/1/label").asString()).isEqualTo("virginica");
        assertThat(answer.at("/predictions/1/row").asInt()).isEqualTo(1);
        assertThat(answer.at("/warnings/0").asString()).endsWith("'extra'.");
        assertThat(answer.at("/predictions/0/warnings").isEmpty()).isTrue();
    }

    @Test
    void answersTheSameInAllFormats() {
        var labels = List.of("setosa", "virginica");
        assertThat(lines(answer("/models/%s/predict".formatted(iris), CSV, NDJSON, ROWS)))
                .extracting(line -> line.get("label").asString()).isEqualTo(labels);
        assertThat(answer("/models/%s/predict".formatted(iris), "application/json", CSV,
                "{\"rows\": [[5.1, 3.5, 1.4, 0.2], [6.3, 3.3, 6, 2.5]]}")).isEqualTo(csv(ROWS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | text/csv             | a\\n1\\n       | */*       | 422 | missing_feature
            ''                          | text/csv             | ''              | */*       | 422 | empty_file
            ''                          | text/csv             | a,a\\n1,2\\n   | */*       | 422 | duplicate_column_name
            ''                          | application/x-ndjson | ''              | */*       | 422 | no_rows
            ''                          | text/csv             | a\\n1\\n       | image/png | 406 | not_acceptable
            ?strict=true                | text/csv             | a\\n1\\n       | */*       | 422 | unknown_column
            ?strict=maybe               | text/csv             | a\\n1\\n       | */*       | 422 | invalid_value
            ?top_k=0                    | text/csv             | a\\n1\\n       | */*       | 422 | out_of_range
            ?threshold=0.5              | text/csv             | a\\n1\\n       | */*       | 422 | not_used
            ?spreadsheet_safe=1         | text/csv             | a\\n1\\n       | */*       | 422 | invalid_value
            ?separator=x                | text/csv             | a\\n1\\n       | */*       | 422 | invalid_value
            ''                          | text/csv             | a\\n"1\\n      | */*       | 400 | malformed_csv
            ''                          | text/csv             | [{"a": 1}]      | */*       | 400 | not_a_table
            ''                          | text/csv             | {"rows": [[1]]} | */*       | 400 | not_a_table
            ''                          | text/plain           | a\\n1\\n       | */*       | 415 | unsupported_media_type
            """)
    void refusesWhatItCanBeforeTheFirstRow(String query, String type, String body, String accept, int status,
            String code) {
        var answer = send("/models/%s/predict%s".formatted(iris, query), type, accept,
                body.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8)).expectStatus().isEqualTo(status)
                .expectHeader().contentType("application/problem+json").expectBody(String.class).returnResult()
                .getResponseBody();
        assertThat(answer).contains("\"%s\"".formatted(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''               | text/csv         | 5.1,3.5,1.4,0.2               | If the one line is a row, send header=false.
            ''               | text/csv         | "sepal_length,sepal_width"\\n"1,2" | the first line is one cell, 'sepal_length,sepal_width'; remove the quotes around it, or send its separator.
            ''               | application/json | sepal_length,sepal_width\\n1,2 | it begins neither with { nor with [. Send a JSON object. Where a table is meant, send it as what it is: CSV needs Content-Type: text/csv.
            ''               | application/json | 5.1,3.5,1.4,0.2\\n1,2,3,4     | CSV needs Content-Type: text/csv.
            ?strict=true     | application/json | {"rows": [[5, 3, 1, 1]]}      | There is no query parameter 'strict' here; there is: spreadsheet_safe. If it is a field of the JSON body, send it there.
            ?separator=comma | text/csv         | {"rows": [[5, 3, 1, 1]]}      | The body is JSON, not CSV. Send it with the Content-Type that it has: application/json
            """)
    void saysWhatWasSentAndHowToSendIt(String query, String type, String body, String sentence) {
        send("/models/%s/predict%s".formatted(iris, query), type, "*/*",
                body.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8)).expectStatus().is4xxClientError()
                .expectBody(String.class).value(problem -> assertThat(problem).contains(sentence));
    }

    @Test
    void refusesUnknownModelsAndUnnamedOnes() {
        send("/models/nothing/predict", CSV, "*/*", ROWS.getBytes(StandardCharsets.UTF_8)).expectStatus().isNotFound();
        send("/predict", CSV, "*/*", ROWS.getBytes(StandardCharsets.UTF_8)).expectStatus().isEqualTo(422);
    }

    @Test
    void namesAllWrongOptionsAtOnce() {
        send("/models/%s/predict?strict=maybe&top_k=0&threshold=2&spreadsheet_safe=1".formatted(spam), CSV, "*/*",
                "words,links\n1,0\n".getBytes(StandardCharsets.UTF_8)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors.length()").isEqualTo(4);
    }

    @Test
    void decidesByAThreshold() {
        var path = "/models/%s/predict".formatted(spam);
        var rows = "words,links\n1,0\n9,4\n";
        assertThat(labels(answer(path + "?threshold=1", CSV, NDJSON, rows))).containsExactly("=ham", "=ham");
        assertThat(labels(answer(path + "?threshold=0", CSV, NDJSON, rows))).containsExactly("@spam", "@spam");
        assertThat(labels(answer(path + "?threshold=0&positive_class==ham", CSV, NDJSON, rows)))
                .containsExactly("=ham", "=ham");
        var json = JsonMapper.shared().readTree(answer(path, "application/json", "*/*",
                "{\"rows\": [[1, 0]], \"threshold\": 0, \"top_k\": 1}"));
        assertThat(json.at("/predictions/0/label").asString()).isEqualTo("@spam");
        assertThat(json.at("/predictions/0/probabilities").propertyNames()).containsExactly("=ham");
        send(path, "application/json", "*/*", "{\"rows\": [[1, 0]], \"threshold\": 2, \"positive_class\": \"x\"}"
                .getBytes(StandardCharsets.UTF_8)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].pointer").isEqualTo("/threshold").jsonPath("$.errors[1].pointer")
                .isEqualTo("/positive_class");
    }

    private static List<String> labels(String ndjson) {
        return lines(ndjson).stream().map(line -> line.get("label").asString()).toList();
    }

    @Test
    void writesNothingThatASpreadsheetExecutes() {
        var path = "/models/%s/predict".formatted(spam);
        var rows = "words,links\n1,0\n9,4\n";
        assertThat(answer(path, CSV, CSV, rows).lines().map(line -> line.substring(0, 5)))
                .containsExactly("label", "'=ham", "'@spa");
        assertThat(answer(path + "?spreadsheet_safe=false", CSV, CSV, rows).lines().map(line -> line.substring(0, 5)))
                .containsExactly("label", "=ham,", "@spam");
    }

    @Test
    void showsTheMostProbableClasses() {
        assertThat(answer("/models/%s/predict?top_k=2".formatted(iris), CSV, CSV, ROWS)).matches(
                "(?s)label,top_1,top_1_probability,top_2,top_2_probability,warnings,error\nsetosa,setosa,0[^,]+,versicolor,.*");
        assertThat(lines(answer("/models/%s/predict?top_k=2".formatted(iris), CSV, NDJSON, ROWS)))
                .allSatisfy(line -> assertThat(line.get("probabilities").propertyNames()).hasSize(2));
    }

    /** Most of the answer has been sent before the row that cannot be read. */
    @Test
    void breaksOffWithTheReasonAndCutsTheConnection() throws Exception {
        var rows = ROWS + "5.1,3.5,1.4,0.2\n".repeat(20_000) + "\"5.1,3.5\n";
        var request = HttpRequest
                .newBuilder(URI.create("http://localhost:%d/api/v1/models/%s/predict".formatted(port, iris)))
                .header("Content-Type", CSV).POST(HttpRequest.BodyPublishers.ofString(rows)).build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            var received = new ByteArrayOutputStream();
            assertThatIOException().isThrownBy(() -> answer.body().transferTo(received));
            assertThat(received.toString(StandardCharsets.UTF_8).lines().toList()).hasSize(20_004).last().asString()
                    .startsWith(",,,,,").contains("line 20004 is never closed").contains("breaks off here");
        }
    }

    @Test
    void predictsFarMoreRowsThanOneRequestInJsonHolds() {
        var lines = csv(ROWS + "5.1,3.5,1.4,0.2\n".repeat(20_000)).lines().toList();
        assertThat(lines).hasSize(20_003);
        assertThat(lines.subList(3, 20_003)).allMatch(line -> line.startsWith("setosa,"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
    void refusesNdjsonInUtf16(String charset) {
        http.post().uri("/api/v1/models/{iris}/predict", iris).contentType(MediaType.parseMediaType(NDJSON))
                .body("{\"sepal_length\": 5}\n".getBytes(Charset.forName(charset))).exchange().expectStatus()
                .isEqualTo(400).expectBody().jsonPath("$.code").isEqualTo("wrong_charset");
    }

    @Test
    void saysWhatToSendWhereTheFirstLineMayBeARow() {
        var trainer = new Trainer(http);
        var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}"
                .formatted(trainer.dataset("color,town,class\n" + "red,Ulm,a\nblue,Bonn,b\n".repeat(10))));
        http.post().uri("/api/v1/models/{model}/predict", model).contentType(MediaType.parseMediaType(CSV))
                .body("red,Ulm\nblue,Bonn\n").exchange().expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].detail")
                .value(String.class, detail -> assertThat(detail).contains("header=false"));
    }

    /** Whatever a few of its rows look like, since the model knows that its columns have no names. */
    @ParameterizedTest
    @ValueSource(strings = {"red,1,a\n", "red,1,a\nblue,2,b\n", "red,1\nblue,2\n", "column_2,column_1\n1,red\n"})
    void readsTablesWithoutAHeaderLikeTheOneThatTheModelIsOf(String rows) {
        var trainer = new Trainer(http);
        var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}"
                .formatted(trainer.dataset("red,1,a\nblue,2,b\n".repeat(10))));
        assertThat(lines(answer("/models/%s/predict".formatted(model), CSV, NDJSON, rows))).isNotEmpty()
                .allSatisfy(line -> assertThat(line.get("error").isNull()).isTrue());
    }

    @Test
    void takesNumbersForCategoriesByTheirValueButNoCodes() {
        var trainer = new Trainer(http);
        var zip = trainer.trainModel("{'dataset_id': '%s', 'types': {'zip': 'categorical'}, 'training': {'epochs': 1}}"
                .formatted(trainer.dataset("zip,class\n" + "1,a\n2,b\n".repeat(10))));
        assertThat(lines(answer("/models/%s/predict".formatted(zip), CSV, NDJSON, "zip\n1\n1.0\n01\n3\n")))
                .extracting(line -> line.get("warnings").size()).containsExactly(0, 0, 1, 1);
    }
}
