package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Numbers far below the first rows decide the marks of a table as those above do. */
@HttpTest
class LateMarksHttpTest {
    private static final int MANY = 30_000;

    @Autowired
    private RestTestClient http;

    private TextTables tables;

    @BeforeEach
    void connect() {
        tables = new TextTables(http, new Trainer(http));
    }

    @Test
    void aDecimalCommaIsFoundInTheLastLine() {
        var dataset = read("b;y\n" + "7;x\n".repeat(MANY) + "7,13;y\n");
        assertThat(dataset).containsEntry("warnings", List.of()).extractingByKey("dialect", MAP)
                .containsEntry("decimal", ",").extractingByKey("notes", LIST)
                .contains("Numbers have a decimal comma, as in '7,13'.");
        assertThat(types(dataset)).containsExactly("numeric", "categorical");
    }

    @Test
    void aDecimalCommaThatNoNumberHasIsNotNoted() {
        assertThat(read("b;y\n1.234.567;x\n7;y\n")).extractingByKey("dialect", MAP).containsEntry("decimal", ",")
                .extractingByKey("notes", LIST).noneMatch(note -> note.toString().contains("decimal comma"))
                .anyMatch(note -> note.toString().contains("'1.234.567' in line 2"));
    }

    @Test
    void aDecimalCommaOfOneColumnDecidesForAnother() {
        var dataset = read("a;b;y\n" + "1.043;7;x\n".repeat(MANY) + "2.000;7,13;y\n");
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("decimal", ",");
        assertThat(types(dataset)).contains("numeric").startsWith("categorical");
    }

    @Test
    void aMarkBetweenThousandsIsFoundInTheLastLineAndNamed() {
        var dataset = read(
                IntStream.range(0, MANY).mapToObj(row -> "\"%d,%03d\",x\n".formatted(1 + row % 99, row % 997))
                        .collect(joining("", "a,y\n", "\"1,234,567\",y\n")));
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("thousands", ",")
                .extractingByKey("notes", LIST)
                .anySatisfy(note -> assertThat((String) note).contains("'1,234,567' in line %d".formatted(MANY + 2)));
        assertThat(types(dataset)).containsExactly("numeric", "categorical");
    }

    @Test
    void aPointOfAnotherColumnIsNotOutvoted() {
        var dataset = read("a,b\n" + "7,7\n".repeat(MANY) + "\"7,13\",3.14\n".repeat(2));
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("decimal", ".");
        assertThat(types(dataset)).containsExactly("categorical", "numeric");
        assertThat(dataset).extractingByKey("warnings", LIST)
                .anySatisfy(warning -> assertThat((String) warning).contains("'7,13'"));
    }

    @Test
    void aTypeThatTheUploadSaysIsHeldAgainstTheMarksOfAllLines() {
        var dataset = Trainer.json(http.post().uri("/api/v1/datasets/content?types={types}", "{\"b\": \"numeric\"}")
                .contentType(MediaType.parseMediaType("text/csv")).body("b;y\n" + "7;x\n".repeat(MANY) + "7,13;y\n")
                .exchange().expectStatus().isCreated());
        assertThat(types(dataset)).startsWith("numeric");
    }

    @Test
    void marksThatTheUploadGivesStay() {
        var table = "b;y\n" + "7;x\n".repeat(MANY) + "7,13;y\n";
        var dataset = Trainer.json(tables.upload("?decimal=.", table).expectStatus().isCreated());
        assertThat(types(dataset)).startsWith("categorical");
    }

    private Map<String, Object> read(String table) {
        return Trainer.json(tables.upload("", table).expectStatus().isCreated());
    }

    private static List<Object> types(Map<String, Object> dataset) {
        return assertThat(dataset).extractingByKey("columns", LIST).actual().stream()
                .map(column -> ((Map<?, ?>) column).get("type")).map(Object.class::cast).toList();
    }
}
