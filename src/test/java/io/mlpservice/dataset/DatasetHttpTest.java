package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.dataset.storage.BlockStore;
import io.mlpservice.dataset.storage.ContentStore;
import io.mlpservice.engine.data.Column;
import io.mlpservice.platform.ServiceSettings;
import io.mlpservice.platform.idempotency.IdempotencyKeys;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.quota.Quotas;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Types;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

@HttpTest
class DatasetHttpTest {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {
    };

    @Autowired
    private RestTestClient http;

    @Autowired
    private Datasets datasets;

    @Autowired
    private EntityManager entities;

    @Autowired
    private ContentStore contents;

    @Autowired
    private BlockStore blocks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdempotencyKeys keys;

    @Autowired
    private Quotas quotas;

    @Autowired
    private StrictJson json;

    @Autowired
    private ServiceSettings settings;

    @Test
    void uploadsAFileAndDescribesItsColumns() throws IOException {
        var body = new LinkedMultiValueMap<String, Object>();
        body.add("file", new ClassPathResource("samples/iris.csv"));
        http.post().uri("/api/v1/datasets").contentType(MediaType.MULTIPART_FORM_DATA).body(body).exchange()
                .expectStatus().isCreated().expectHeader().valueMatches("Location", "/api/v1/datasets/[0-9a-f-]{36}")
                .expectBody().jsonPath("$.name").isEqualTo("iris.csv").jsonPath("$.row_count").isEqualTo(150)
                .jsonPath("$.columns.length()").isEqualTo(5).jsonPath("$.columns[0].name").isEqualTo("sepal_length")
                .jsonPath("$.columns[0].type").isEqualTo("numeric").jsonPath("$.columns[0].missing").isEqualTo(0)
                .jsonPath("$.columns[0].min").isEqualTo(4.3).jsonPath("$.columns[0].max").isEqualTo(7.9)
                .jsonPath("$.columns[0].mean").value(Double.class, mean -> assertThat(mean).isBetween(5.84333, 5.84334))
                .jsonPath("$.columns[0].standard_deviation")
                .value(Double.class, deviation -> assertThat(deviation).isBetween(0.82530, 0.82531))
                .jsonPath("$.columns[0].categories").isEqualTo(null).jsonPath("$.columns[4].type")
                .isEqualTo("categorical").jsonPath("$.columns[4].min").isEqualTo(null)
                .jsonPath("$.columns[4].categories[2].value").isEqualTo("virginica")
                .jsonPath("$.columns[4].categories[2].count").isEqualTo(50).jsonPath("$.sha256")
                .isEqualTo(sha256(iris()));
    }

    @Test
    void namesAnUploadAsAsked() {
        var body = new LinkedMultiValueMap<String, Object>();
        body.add("file", new NamedFile("x.csv", "a\n1\n".getBytes(StandardCharsets.UTF_8)));
        body.add("name", "mine");
        http.post().uri("/api/v1/datasets").contentType(MediaType.MULTIPART_FORM_DATA).body(body).exchange()
                .expectStatus().isCreated().expectBody().jsonPath("$.name").isEqualTo("mine");
        assertThat(uploaded("a\n1\n")).containsEntry("name", "dataset.csv");
    }

    @Test
    void givesBackTheSameBytes() {
        var csv = "\uFEFFa,\"b \"\"quoted\"\"\"\r\n1,\"x\ny\"\r\n,\u00e9\r\n".getBytes(StandardCharsets.UTF_8);
        var id = upload(csv).get("id");
        http.get().uri("/api/v1/datasets/{id}/content", id).exchange().expectStatus().isOk().expectHeader()
                .contentTypeCompatibleWith(CSV).expectBody(byte[].class).isEqualTo(csv);
    }

    /** Files are stored in chunks of this size. */
    @Test
    void givesBackFilesThatFillTheirChunks() {
        for (var size : new int[]{(1 << 18) - 1, 1 << 18, (1 << 18) + 1, 1 << 19}) {
            var csv = Arrays.copyOf(bytes("a\n" + ("x".repeat(511) + "\n").repeat(1 << 10)), size);
            var id = upload(csv).get("id");
            http.get().uri("/api/v1/datasets/{id}/content", id).exchange().expectStatus().isOk()
                    .expectBody(byte[].class).isEqualTo(csv);
        }
    }

    @Test
    void answersRowsByOffsetAndLimit() {
        var id = uploaded("n,t,b\n1,x,true\n-2.5,,false\n,y,true\n").get("id");
        http.get().uri("/api/v1/datasets/{id}/rows?offset=1&limit=1", id).exchange().expectStatus().isOk().expectBody()
                .json("{\"columns\":[\"n\",\"t\",\"b\"],\"rows\":[[-2.5,null,false]],\"offset\":1,\"total\":3}");
        http.get().uri("/api/v1/datasets/{id}/rows", id).exchange().expectBody().jsonPath("$.rows.length()")
                .isEqualTo(3).jsonPath("$.rows[0][0]").isEqualTo(1);
        http.get().uri("/api/v1/datasets/{id}/rows?offset=9", id).exchange().expectBody().jsonPath("$.rows").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"offset=-1,offset,out_of_range", "limit=0,limit,out_of_range", "limit=1001,limit,out_of_range",
        "limit=many,limit,invalid_value"})
    void refusesRowsOutOfRange(String query, String parameter, String code) {
        var id = uploaded("a\n1\n").get("id");
        http.get().uri("/api/v1/datasets/{id}/rows?" + query, id).exchange().expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo(parameter).jsonPath("$.errors[0].code").isEqualTo(code);
    }

    /** The table is stored in several blocks below and beside each other. */
    @Test
    void answersRowsFromAnyPlaceOfALargeTable() {
        var csv = new StringBuilder("c0");
        IntStream.range(1, 1000).forEach(column -> csv.append(",c").append(column));
        IntStream.range(0, 4200).forEach(row -> csv.append('\n').append(row).append(",").append("abcd".charAt(row % 4))
                .append(",7".repeat(997)).append(',').append(row % 2 == 0 ? "" : row / 8.0));
        var id = uploaded(csv.toString()).get("id");
        var answer = json(http.get().uri("/api/v1/datasets/{id}/rows?offset=4192&limit=4", id).exchange());
        assertThat(answer.get("rows")).asInstanceOf(LIST).map(row -> List.of(((List<?>) row).get(0),
                ((List<?>) row).get(1), ((List<?>) row).get(998), String.valueOf(((List<?>) row).get(999))))
                .isEqualTo(List.of(List.of(4192, "a", 7, "null"), List.of(4193, "b", 7, "524.125"),
                        List.of(4194, "c", 7, "null"), List.of(4195, "d", 7, "524.375")));
        var table = datasets.table(UUID.fromString(String.valueOf(id)), List.of("c999", "c1"));
        assertThat(table.rowCount()).isEqualTo(4200);
        assertThat(table.columns()).extracting(Column::name).containsExactly("c1", "c999");
        assertThat(table.columns().getFirst().text(4199)).isEqualTo("d");
        assertThat(table.columns().getLast().text(4199)).isEqualTo("524.875");
    }

    @Test
    void refusesToReadDamagedRows() {
        var id = uploaded("a,b\n1,x\n").get("id");
        jdbc.sql("update dataset_block set bytes = :bytes where dataset_id = :id").param("bytes", bytes("damaged"))
                .param("id", id, Types.OTHER).update();
        http.get().uri("/api/v1/datasets/{id}/rows", id).exchange().expectStatus().isEqualTo(503).expectBody()
                .jsonPath("$.code").isEqualTo("dataset_damaged");
        http.get().uri("/api/v1/datasets/{id}/content", id).exchange().expectBody(String.class).isEqualTo("a,b\n1,x\n");
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        var first = uploaded("a\n1\n").get("id");
        var second = uploaded("a\n2\n").get("id");
        var page = json(http.get().uri("/api/v1/datasets?limit=1").exchange());
        assertThat(page).containsEntry("has_more", true).extractingByKey("items").asInstanceOf(LIST)
                .singleElement(MAP).containsEntry("id", second);
        http.get().uri("/api/v1/datasets?limit=1&cursor={next}", page.get("next_cursor")).exchange().expectBody()
                .jsonPath("$.items[0].id").isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"cursor=nonsense,cursor,invalid_value", "limit=0,limit,out_of_range", "limit=101,limit,out_of_range",
        "limit=x,limit,invalid_value"})
    void refusesImpossiblePages(String query, String parameter, String code) {
        http.get().uri("/api/v1/datasets?" + query).exchange().expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.code").isEqualTo("invalid_request").jsonPath("$.errors[0].parameter").isEqualTo(parameter)
                .jsonPath("$.errors[0].code").isEqualTo(code);
    }

    @Test
    void takesRowsAsJson() {
        var body = """
                {"name": "rows", "rows": [{"x": 1, "label": "7", "ok": true}, {"x": 2.5, "label": "a,\\"b"}, {"x": null}]}
                """;
        var id = json(http.post().uri("/api/v1/datasets").contentType(MediaType.APPLICATION_JSON).body(body).exchange())
                .get("id");
        http.get().uri("/api/v1/datasets/{id}", id).exchange().expectBody().jsonPath("$.name").isEqualTo("rows")
                .jsonPath("$.columns[0].type").isEqualTo("numeric").jsonPath("$.columns[0].missing").isEqualTo(1)
                .jsonPath("$.columns[1].type").isEqualTo("categorical").jsonPath("$.columns[2].type")
                .isEqualTo("boolean");
        http.get().uri("/api/v1/datasets/{id}/content", id).exchange().expectBody(String.class)
                .isEqualTo("x,label,ok\n1,\"7\",true\n2.5,\"a,\"\"b\",\n,,\n");
        http.get().uri("/api/v1/datasets/{id}/rows", id).exchange().expectBody()
                .json("{\"rows\":[[1,\"7\",true],[2.5,\"a,\\\"b\",null],[null,null,null]]}");
    }

    @Test
    void givesATrainingRunTypedColumns() {
        var id = UUID.fromString(String.valueOf(uploaded("n,t,b\n1,x,true\n,,\n-2.5,y,false\n").get("id")));
        var table = datasets.table(id, names(id));
        assertThat(table.rowCount()).isEqualTo(3);
        assertThat(table.columns().getFirst()).isInstanceOfSatisfying(Column.Numeric.class,
                column -> assertThat(column.values()).containsExactly(1, Double.NaN, -2.5));
        assertThat(table.columns().get(1)).isInstanceOfSatisfying(Column.Categorical.class, column -> {
            assertThat(column.categories()).containsExactly("x", "y");
            assertThat(column.codes()).containsExactly(0, -1, 1);
        });
        assertThat(table.columns().get(2)).isInstanceOfSatisfying(Column.Categorical.class, column -> {
            assertThat(column.categories()).containsExactly("true", "false");
            assertThat(column.codes()).containsExactly(0, -1, 1);
        });
    }

    @Test
    void readsWhatWasStoredWhenTheLimitsWereHigher() {
        var generous = new DatasetLimits(10_000, 1_000, 100_000, 10_000_000);
        var content = bytes("a,b\n%s,3\n".formatted("x".repeat(50_000)));
        var id = new DatasetImport(entities, contents, blocks, keys, json, quotas, generous, settings)
                .file(null, "long.csv", new ByteArrayInputStream(content), ReadingOptions.NONE, Annotations.NONE).id();
        assertThat(datasets.table(id, names(id)).columns().getFirst().text(0)).hasSize(50_000);
        http.get().uri("/api/v1/datasets/{id}/rows", id).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.rows[0][1]").isEqualTo(3);
    }

    @Test
    void remembersTheLabelsOfColumnsWithoutShowingThem() {
        var dataset = uploaded("n,t\n2,b\n1,a\n2.0,b\n");
        assertThat(dataset).extractingByKey("columns").asInstanceOf(LIST)
                .allSatisfy(column -> assertThat(column).asInstanceOf(MAP).containsOnlyKeys("name", "type", "role",
                        "reason", "date_order", "sign", "missing", "distinct", "min", "max", "mean",
                        "standard_deviation",
                        "quartiles", "histogram", "earliest", "latest", "categories", "category_count"));
        var id = UUID.fromString(String.valueOf(dataset.get("id")));
        assertThat(datasets.get(id).columns()).extracting(DatasetColumn::distinctLabels)
                .containsExactly(Optional.of(List.of("1", "2")), Optional.of(List.of("a", "b")));
    }

    @Test
    void keepsTextThatLooksLikeNumbersText() {
        var rows = http.post().uri("/api/v1/datasets").contentType(MediaType.APPLICATION_JSON)
                .body("{\"rows\": [{\"label\": \"7\"}, {\"label\": \"8\"}]}").exchange();
        var table = datasets.table(UUID.fromString(String.valueOf(json(rows).get("id"))), List.of("label"));
        assertThat(table.columns().getFirst()).isInstanceOfSatisfying(Column.Categorical.class,
                column -> assertThat(column.categories()).containsExactly("7", "8"));
    }

    @Test
    void reportsEveryErrorInJsonRowsAtOnce() {
        var body = "{\"nam\": 1, \"rows\": [{\"x\": [1]}, 5, {\"x\": 1e999}]}";
        http.post().uri("/api/v1/datasets").contentType(MediaType.APPLICATION_JSON).body(body).exchange()
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of("/nam", "/rows/0/x", "/rows/1", "/rows/2/x")).jsonPath("$.errors[*].code")
                .isEqualTo(List.of("unknown_field", "wrong_type", "wrong_type", "out_of_range"));
        stillWorks();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"rows": []}                            | no_rows           | /rows
            {"rows": [{}]}                          | no_rows           | /rows
            {"rows": [{"x": 1}, {"x": "a"}]}        | mixed_types       | /rows/1/x
            {"rows": [{" ": 1}]}                    | empty_column_name | /rows/0/
            {"rows": [{"x": "a\\u0000b"}]}          | invalid_value     | /rows/0/x
            {"name": " ", "rows": [{"x": 1}]}       | invalid_value     | /name
            {"name": "x"}                           | required          | /rows
            """)
    void refusesJsonRowsThatAreNoTable(String body, String code, String pointer) {
        http.post().uri("/api/v1/datasets").contentType(MediaType.APPLICATION_JSON).body(body).exchange()
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].code").isEqualTo(code)
                .jsonPath("$.errors[0].pointer").value(String.class, at -> assertThat(at.strip()).isEqualTo(pointer));
        stillWorks();
    }

    @Test
    void refusesJsonRowsWithTheFirstCellOfEachRareKind() {
        var rows = "{\"x\": \"n/a\", \"y\": 1}, " + "{\"x\": 1, \"y\": \"a\"}, ".repeat(44) + "{\"x\": true}";
        http.post().uri("/api/v1/datasets").contentType(MediaType.APPLICATION_JSON)
                .body("{\"rows\": [%s]}".formatted(rows))
                .exchange().expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of("/rows/0/x", "/rows/45/x", "/rows/0/y")).jsonPath("$.errors[0].detail")
                .isEqualTo(
                        "It holds the string \"n/a\", but other cells of 'x' are numbers. Send cells of one kind in a column.")
                .jsonPath("$.errors[2].detail").value(String.class,
                        detail -> assertThat(detail).contains("holds the number 1,", "other cells of 'y' are strings"));
    }

    @Test
    void deletesADatasetForGood() {
        var id = uploaded("a\n1\n").get("id");
        http.delete().uri("/api/v1/datasets/{id}", id).exchange().expectStatus().isNoContent();
        for (var path : List.of("", "/rows", "/content")) {
            http.get().uri("/api/v1/datasets/" + id + path).exchange().expectStatus().isNotFound().expectBody()
                    .jsonPath("$.code").isEqualTo("not_found");
        }
        http.delete().uri("/api/v1/datasets/{id}", id).exchange().expectStatus().isNotFound();
    }

    private List<String> names(UUID id) {
        return datasets.get(id).columns().stream().map(DatasetColumn::name).toList();
    }

    private void stillWorks() {
        uploaded("a,b\n1,x\n");
    }

    private Map<String, Object> uploaded(String csv) {
        return upload(bytes(csv));
    }

    private Map<String, Object> upload(byte[] csv) {
        return json(http.post().uri("/api/v1/datasets").contentType(CSV).body(csv).exchange());
    }

    private static Map<String, Object> json(RestTestClient.ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectStatus().is2xxSuccessful().expectBody(JSON).returnResult().getResponseBody());
    }

    private static byte[] iris() {
        try (var iris = new ClassPathResource("samples/iris.csv").getInputStream()) {
            return iris.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
