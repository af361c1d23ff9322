package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

/** Odd tables are read as they are meant or refused with a reason, and the service goes on. */
@HttpTest
class BadInputHttpTest {
    @Autowired
    private RestTestClient http;

    @Test
    void refusesASmallFileThatInflatesToAHugeOne() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            for (var megabyte = 0; megabyte < 100; megabyte++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        refused(bomb.toByteArray(), 413, "body_too_large");
    }

    @Test
    void refusesAHundredThousandColumns() {
        var header = IntStream.range(0, 100_000).mapToObj("c%d"::formatted).collect(Collectors.joining(","));
        refused((header + "\n1\n").getBytes(StandardCharsets.UTF_8), 413, "too_many_columns");
        refused(("x\n" + "1,".repeat(100_000)).getBytes(StandardCharsets.UTF_8), 413, "too_many_columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,%s\n", "a,b\n1,\"%s\"\n", "%s\n1\n"})
    void refusesAnEnormousCell(String table) {
        refused(table.formatted("x".repeat(18 << 20)).getBytes(StandardCharsets.UTF_8), 400, "malformed_csv");
    }

    @Test
    void takesManyDifferentTextsForText() {
        var rows = IntStream.range(0, 60_000).mapToObj("user-%1$d,%1$d.5,1\n"::formatted).collect(Collectors.joining());
        assertThat(column(created("name,x,y\n" + rows), 0)).containsEntry("type", "text")
                .containsEntry("distinct", 60_000).containsEntry("role", "ignored").containsEntry("categories", null);
    }

    @Test
    void takesNaNForAGapAndInfinityForText() {
        var dataset = created("x,y,z\nNaN,inf,1\n2,3,Infinity\n3,4,2\n");
        assertThat(column(dataset, 0)).containsEntry("type", "numeric").containsEntry("missing", 1);
        assertThat(column(dataset, 1)).containsEntry("type", "categorical");
        assertThat(column(dataset, 2)).containsEntry("type", "categorical");
        assertThat(String.valueOf(dataset.get("warnings"))).contains("'inf'", "'Infinity'");
    }

    @Test
    void namesTheLineOfADateThatIsNone() {
        var days = IntStream.range(1, 20).mapToObj("%02d.01.2024,1\n"::formatted).collect(Collectors.joining());
        var dataset = created("day,y\n" + days + "31.02.2024,2\n");
        assertThat(column(dataset, 0)).extractingByKey("type").isNotEqualTo("date_time");
        assertThat(String.valueOf(dataset.get("warnings"))).contains("Line 21", "'31.02.2024'");
    }

    @Test
    void namesTheLineOfADateInAnotherOrder() {
        var dataset = created("day,y\n25/12/2024,1\n12/25/2024,2\n26/12/2024,1\n");
        assertThat(column(dataset, 0)).extractingByKey("type").isNotEqualTo("date_time");
        assertThat(String.valueOf(dataset.get("warnings"))).contains("Line 3", "'12/25/2024'");
    }

    @Test
    void storesASingleRow() {
        assertThat(created("x,y\n1,2\n")).containsEntry("row_count", 1);
    }

    @Test
    void ignoresColumnsWithoutValues() {
        var dataset = created("x,gaps,y\n1,NA,1\n2,,2\n4,,3\n");
        assertThat(column(dataset, 1)).containsEntry("role", "ignored").containsEntry("missing", 3)
                .containsEntry("min", null);
    }

    @Test
    void refusesATargetWithNothingButGaps() {
        var rows = IntStream.range(0, 30).mapToObj("%d,\n"::formatted).collect(Collectors.joining());
        http.post().uri("/api/v1/training-jobs").header("Content-Type", "application/json")
                .body("{\"dataset_id\": \"%s\", \"targets\": [\"y\"]}".formatted(created("x,y\n" + rows).get("id")))
                .exchange().expectStatus().isEqualTo(422);
    }

    @Test
    void keepsCategoriesNamedLikePartsOfPrograms() {
        var dataset = created("kind,y\n__proto__,1\nconstructor,2\n__proto__,3\n=1+1,4\n'; DROP TABLE dataset; --,5\n");
        assertThat(String.valueOf(column(dataset, 0).get("categories"))).contains("__proto__", "constructor", "=1+1",
                "'; DROP TABLE dataset; --");
        assertThat(String.valueOf(Trainer.json(http.get().uri("/api/v1/datasets/{id}/rows", dataset.get("id"))
                .exchange()).get("rows"))).startsWith("[[__proto__, 1], [constructor, 2]");
    }

    @Test
    void keepsOddNamesOfColumns() {
        var dataset = created("Ab,aB,\"with \"\"quotes\"\"\",a/b\\c,\ud83d\ude00,__proto__,=1+1,y\n1,2,3,4,5,6,7,8\n");
        assertThat(dataset.get("columns")).asInstanceOf(LIST).extracting(column -> ((Map<?, ?>) column).get("name"))
                .isEqualTo(List.of("Ab", "aB", "with \"quotes\"", "a/b\\c", "\ud83d\ude00", "__proto__", "=1+1", "y"));
    }

    private Map<String, Object> created(String csv) {
        return Trainer.json(post(csv.getBytes(StandardCharsets.UTF_8)).expectStatus().isCreated());
    }

    private static Map<String, Object> column(Map<String, Object> dataset, int index) {
        var column = new HashMap<String, Object>();
        ((Map<?, ?>) ((List<?>) dataset.getOrDefault("columns", List.of())).get(index))
                .forEach((name, value) -> column.put(String.valueOf(name), value));
        return column;
    }

    private void refused(byte[] file, int status, String code) {
        post(file).expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
        assertThat(created("x,y\n1,2\n")).containsKey("id");
    }

    private RestTestClient.ResponseSpec post(byte[] file) {
        return http.post().uri("/api/v1/datasets").header("Content-Type", "text/csv").body(file).exchange();
    }
}
