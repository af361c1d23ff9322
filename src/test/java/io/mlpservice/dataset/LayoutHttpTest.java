package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** What surrounds the rows of a table is no part of it. */
@HttpTest
class LayoutHttpTest {
    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            a,b,,~1,x,,~2,y,,             ! [[1, x], [2, y]]
            a,b~1,x,,~2,,,                ! [[1, x], [2, null]]
            a;b;;;~1;x;;;~2;y~3;z;        ! [[1, x], [2, y], [3, z]]
            """)
    void leavesOutColumnsWithoutNameAndValues(String text, String rows) {
        var dataset = Trainer.json(post("", text.replace('~', '\n').getBytes(StandardCharsets.UTF_8)).expectStatus()
                .isCreated());
        assertThat(rows(dataset)).isEqualTo(rows);
        assertThat(dataset.get("warnings")).isEqualTo(List.of());
        assertThat(dataset).extractingByKey("dialect", MAP).extractingByKey("notes", LIST)
                .anySatisfy(note -> assertThat(note).asString().contains("have no name and no values"));
    }

    @Test
    void namesRowsWhereTheHeaderIsShorterUnlessTheyAreNumbersThatRepeat() {
        var cars = "mpg,cyl\nMazda,21,6\nDatsun,22,4\nDatsun,24,4\n";
        assertThat(Trainer.json(post("", cars.getBytes(StandardCharsets.UTF_8)).expectStatus().isCreated()))
                .extractingByKey("warnings", LIST).first().asString().isEqualTo(
                        "The first column has no name in the header, so it is called row_name. 'mpg' names the second one, with '21'; if that is wrong, name each column.");
        post("", "x,y\n1,21,6\n2,22,4\n3,24,4\n".getBytes(StandardCharsets.UTF_8)).expectStatus().isCreated();
        post("", "age,city\n46,Bonn,no\n42,Bonn,yes\n46,Ulm,no\n".getBytes(StandardCharsets.UTF_8)).expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[0].detail")
                .value(detail -> assertThat(detail).asString()
                        .startsWith("Line 2 has 3 cells, but there are 2 columns.")
                        .endsWith("add the name that the first line lacks."));
        post("", "age,city\n46,Bonn,no\nNA,Bonn,yes\n46,Ulm,no\n".getBytes(StandardCharsets.UTF_8)).expectStatus()
                .isEqualTo(422);
    }

    @Test
    void refusesAValueInAColumnWithoutAName() {
        post("", ("a,b,,\n" + "1,2,,\n".repeat(1_100) + "1,2,,3\n").getBytes(StandardCharsets.UTF_8)).expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[0].detail")
                .value(detail -> assertThat(detail).asString()
                        .startsWith("Column 4 has no name but a value in line 1102."));
        post("?header=false&separator=,", ("1,2,\n".repeat(1_100) + "3,4,5\n").getBytes(StandardCharsets.UTF_8))
                .expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors[0].detail")
                .value(detail -> assertThat(detail).asString().startsWith("Line 1101 has 3 cells, but there are 2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2_000})
    void leavesOutLinesThatRepeatTheHeader(int rows) {
        var part = "name,n\n" + "name,1\nx,2.5\n".repeat(rows);
        var dataset = Trainer.json(post("", (part + part + part).getBytes(StandardCharsets.UTF_8)).expectStatus()
                .isCreated());
        assertThat(dataset).containsEntry("row_count", 6 * rows);
        assertThat(dataset.get("columns")).asInstanceOf(LIST).last().asInstanceOf(MAP).containsEntry("type",
                "numeric");
        assertThat(dataset).containsEntry("warnings", List.of(
                "Line %d repeats the header, like 1 more line, as where files were joined; it is no row."
                        .formatted(2 * rows + 2)));
        assertThat(rows(dataset)).startsWith("[[name, 1], [x, 2.5]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a~a~b", "1;2~3;4~1;2"})
    void takesRowsThatAreLikeASingleNameOrNumbersForRows(String text) {
        var response = post("?separator=;&header=true", text.replace('~', '\n').getBytes(StandardCharsets.UTF_8));
        assertThat(Trainer.json(response.expectStatus().isCreated())).containsEntry("row_count", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b~a~a;b;c", "a;b~a;c~c;b~a;b;c~b"})
    void refusesRowsThatBeginLikeTheHeaderByTheirLength(String text) {
        post("?separator=;&header=true", text.replace('~', '\n').getBytes(StandardCharsets.UTF_8)).expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors.length()").isEqualTo(2);
    }

    @Test
    void takesRowsThatShareCellsWithTheHeaderForRows() {
        var response = post("?separator=;&header=true", "a;b\na;c\nc;b\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Trainer.json(response.expectStatus().isCreated())).containsEntry("row_count", 2);
    }

    @Test
    void readsMostlyUtf8AsSuchAndNamesTheLineThatIsNot() {
        var good = "ort;n\nKöln;1\nMünchen;2\nZürich;3\n".getBytes(StandardCharsets.UTF_8);
        var bad = "Köln;4\n".getBytes(StandardCharsets.ISO_8859_1);
        var dataset = Trainer.json(post("", joined(good, bad)).expectStatus().isCreated());
        assertThat(rows(dataset)).isEqualTo("[[Köln, 1], [München, 2], [Zürich, 3], [K\ufffdln, 4]]");
        assertThat(dataset.get("warnings")).asInstanceOf(LIST).first().asString().startsWith("Line 5 holds bytes");
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("encoding", "UTF-8");
        assertThat(rows(Trainer.json(post("", joined(bad, good, bad, bad, bad, bad)).expectStatus()
                .isCreated()))).contains("KÃ¶ln");
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private String rows(Map<String, Object> dataset) {
        return String.valueOf(Trainer.json(http.get().uri("/api/v1/datasets/{id}/rows", dataset.get("id")).exchange())
                .get("rows"));
    }

    private RestTestClient.ResponseSpec post(String query, byte[] csv) {
        return http.post().uri("/api/v1/datasets" + query).header("Content-Type", "text/csv").body(csv).exchange();
    }
}
