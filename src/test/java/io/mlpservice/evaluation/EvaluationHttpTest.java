package io.mlpservice.evaluation;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class EvaluationHttpTest {
    private static final String TABLE = IntStream.range(0, 60)
            .mapToObj(row -> "%s,%s,%d\n".formatted(row % 10 == 0 ? "" : row, row % 2 == 0 ? "red" : "blue", row * 3))
            .collect(joining("", "size,color,y\n", ""));
    private static final String OTHER = "size,color,y\n5,red,15\n,green,3\n7,green,20\n1000,red,\n8,blue,21\n";

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void countsTheValuesThatTheModelHasNotSeen() {
        var answer = Trainer.json(evaluate(model("median"), OTHER));

        assertThat(answer.get("warnings")).asString().contains("1 of 5 rows have no value in the target 'y'",
                "1 of 5 rows have no value in 'size'; the model fills", "1 of 5 rows have a value in 'size' beyond",
                "2 of 5 rows have a value in 'color' that no training row has.");
        assertThat(answer.get("metrics")).asString().contains("row_count=4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop_row", "reject"})
    void leavesOutTheRowsThatTheModelDoesNotAnswer(String missing) {
        var answer = Trainer.json(evaluate(model(missing), OTHER));

        assertThat(answer.get("warnings")).asString()
                .contains("1 of 5 rows have no value in 'size', which the model needs; they are left out.");
        assertThat(answer.get("metrics")).asString().contains("row_count=3");
    }

    @Test
    void needsARowThatTheModelAnswers() {
        evaluate(model("drop_row"), "size,color,y\n,red,15\n,blue,16\n").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].pointer").isEqualTo("/dataset_id");
    }

    private RestTestClient.ResponseSpec evaluate(String model, String table) {
        return trainer.post("/models/%s/evaluations".formatted(model),
                "{\"dataset_id\": \"%s\"}".formatted(trainer.dataset(table)));
    }

    private String model(String missing) {
        var table = missing.equals("reject") ? TABLE.replaceAll("(?m)^,", "1,") : TABLE;
        return trainer.trainModel("""
                {'dataset_id': '%s', 'task': 'regression', 'preprocessing': {'missing': '%s'},
                 'training': {'epochs': 1}}""".formatted(trainer.dataset(table), missing));
    }
}
