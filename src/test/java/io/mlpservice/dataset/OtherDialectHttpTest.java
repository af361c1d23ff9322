package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

/** Files in another dialect of CSV are recognized and explained, not read as something else. */
@HttpTest
class OtherDialectHttpTest {
    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"a;b;y!1;2;x!semicolons", "a|b!1|2!vertical bars", "a\tb\tc!1\t2\t3!tabs",
        "a;b;y!1,5;2,25;x!decimal comma", "name;size!\"Smith, J.\";3!semicolons", "a;b!1,5;2!decimal comma"})
    void areRefusedWithTheSeparatorThatTheySeemToHave(String header, String row, String words) {
        var csv = (header + "\n" + (row + "\n").repeat(12)).replace("\\t", "\t");
        var problem = Trainer.json(post(csv).expectStatus().isEqualTo(422));
        assertThat(problem.get("errors")).asInstanceOf(LIST).singleElement().satisfies(error -> {
            assertThat((Map<?, ?>) error).extracting("line", "code").containsExactly(1, "other_separator");
            assertThat((Map<?, ?>) error).extracting("detail").asString().contains(words);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"text\na;b\nc\n", "a;b\n1\n2\n", "a;b,c\n1;2,3\n4;5,6\n", "t\nx|y\nx|y\n"})
    void areNotSeenInFilesWithCommas(String csv) {
        post(csv).expectStatus().isCreated();
    }

    @Test
    void leaveRaggedFilesWithCommasToTheirOwnErrors() {
        var problem = Trainer.json(post("a,b\n1,2,3\n4\n").expectStatus().isEqualTo(422));
        assertThat(problem.get("errors")).asInstanceOf(LIST).hasSize(2)
                .allSatisfy(error -> assertThat((Map<?, ?>) error).extracting("code").isEqualTo("ragged_row"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.1,3.5,setosa\n4.9,3.0,setosa\n6,2.2,virginica\n", "1,2\n3,4\n", "a\na\nb\n"})
    void giveAWarningWhereTheFirstLineLooksLikeData(String csv) {
        assertThat(Trainer.json(post(csv).expectStatus().isCreated()).get("warnings")).asInstanceOf(LIST)
                .singleElement()
                .asString().startsWith("The first line").contains("header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x,y\n1,2\n", "country,2019,2020\nFrance,1,2\n", "a,b\na,1\n"})
    void giveNoWarningWhereTheFirstLineIsAHeader(String csv) {
        assertThat(Trainer.json(post(csv).expectStatus().isCreated()).get("warnings")).asInstanceOf(LIST).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"NaN|leave the cell empty", "N/A|leave the cell empty",
        "?|leave the cell empty",
        "1,5|decimal point", "' 7'|blanks", "x7|Correct the cell"})
    void areExplainedByTheOddCellOfAColumnAndItsLine(String cell, String advice) {
        var csv = "k,y\n"
                + IntStream.range(0, 60).mapToObj(row -> row == 7 ? "\"%s\",1\n".formatted(cell) : row + ",2\n")
                        .collect(Collectors.joining());
        var dataset = Trainer.json(post(csv).expectStatus().isCreated());
        assertThat(dataset.get("warnings")).asInstanceOf(LIST).singleElement().asString()
                .startsWith("Column 'k': Line 9 holds '%s'.".formatted(cell)).contains(advice);
        var refusal = Trainer.json(new Trainer(http).post("/training-jobs",
                "{\"dataset_id\": \"%s\"}".formatted(dataset.get("id"))));
        assertThat(refusal.toString()).contains("not_numeric", "Line 9 holds '%s'".formatted(cell), advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NA", "\"1,5\""})
    void areExplainedHoweverManyCellsHoldAWordForAGapOrADecimalComma(String cell) {
        var csv = "k,y\n" + IntStream.range(0, 20).mapToObj(row -> (row < 15 ? cell : row) + ",2\n")
                .collect(Collectors.joining());
        assertThat(Trainer.json(post(csv).expectStatus().isCreated()).get("warnings")).asInstanceOf(LIST)
                .singleElement().asString().startsWith("Column 'k': Line 2 holds").contains("14 more cells");
    }

    @Test
    void areNotSeenInRows() {
        var dataset = Trainer.json(new Trainer(http).post("/datasets", "{\"rows\": [{\"1\": 5, \"2\": 6}]}")
                .expectStatus().isCreated());
        assertThat(dataset.get("warnings")).asInstanceOf(LIST).isEmpty();
    }

    @Test
    void areNotBlamedOnTheCellsOfAColumnOfText() {
        assertThat(Trainer.json(post("k,y\n1,1\na,1\nb,1\n").expectStatus().isCreated()).get("warnings"))
                .asInstanceOf(LIST).isEmpty();
    }

    private RestTestClient.ResponseSpec post(String csv) {
        return http.post().uri("/api/v1/datasets").header("Content-Type", "text/csv").body(csv).exchange();
    }
}
