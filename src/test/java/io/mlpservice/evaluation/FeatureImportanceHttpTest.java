package io.mlpservice.evaluation;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@HttpTest
class FeatureImportanceHttpTest {
    @Autowired
    private RestTestClient http;

    @Autowired
    private JsonMapper mapper;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void belongsToTheColumnThatDecidesAndToNoOther() {
        var model = model("""
                {'dataset_id': '%s', 'training': {'epochs': 200}}""".formatted(trainer.dataset(table("y"))));

        var answer = importance(model, "");

        assertThat(answer.at("/split").asString()).isEqualTo("test");
        assertThat(answer.at("/row_count").asInt()).isEqualTo(60).isEqualTo(answer.at("/total").asInt());
        assertThat(answer.at("/score_name").asString()).isEqualTo("accuracy");
        assertThat(answer.at("/score").asDouble()).isEqualTo(metric(model, "test", "accuracy"));
        assertThat(answer.at("/error").asDouble()).isCloseTo(metric(model, "test", "log_loss"), within(1e-9));
        assertThat(answer.at("/features/0/feature").asString()).isEqualTo("color");
        assertThat(answer.at("/features/0/importance").asDouble()).isGreaterThan(0.3);
        assertThat(answer.at("/features/0/standard_deviation").asDouble()).isPositive();
        assertThat(answer.at("/features/1/importance").asDouble()).isCloseTo(0, within(0.1));
        assertThat(importance(model, "")).isEqualTo(answer);
        assertThat(importance(model, "?seed=1")).isNotEqualTo(answer);
    }

    @Test
    void ofARegressionIsMeasuredInTheTargetsUnit() {
        var model = model("""
                {'dataset_id': '%s', 'task': 'regression', 'training': {'epochs': 100}}"""
                .formatted(trainer.dataset(table("amount"))));

        var answer = importance(model, "?split=training&repeats=3&max_rows=50");

        assertThat(answer.at("/row_count").asInt()).isEqualTo(50);
        assertThat(answer.at("/total").asInt()).isEqualTo(210);
        assertThat(answer.at("/score_name").asString()).isEqualTo("r2");
        assertThat(answer.at("/error_name").asString()).isEqualTo("rmse");
        assertThat(answer.at("/features/0/feature").asString()).isEqualTo("color");
        assertThat(answer.at("/features/0/error_increase").asDouble()).isGreaterThan(10);
    }

    @Test
    void isMeasuredOfTheNamedColumnsAlone() {
        var model = model("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.dataset(table("y"))));

        assertThat(importance(model, "?features=noise").at("/features").size()).isEqualTo(1);
        assertThat(importance(model, "?features=a,b").at("/features/0/feature").asString()).isEqualTo("a,b");
    }

    @ParameterizedTest
    @CsvSource({"repeats=0, repeats", "repeats=101, repeats", "max_rows=0, max_rows", "features=other, features",
        "split=all, split", "seed=x, seed"})
    void isRefusedForBadParameters(String query, String parameter) {
        var model = model("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.sample("iris")));

        trainer.get("/models/%s/feature-importance?%s".formatted(model, query)).expectStatus().is4xxClientError()
                .expectBody().jsonPath("$.errors[0].parameter").isEqualTo(parameter);
    }

    @Test
    void needsRowsOfThePartAndTheDataSet() {
        var dataset = trainer.sample("xor");
        var model = model("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(dataset));

        assertThat(importance(model, "").at("/split").asString()).isEqualTo("training");
        trainer.get("/models/%s/feature-importance?split=test".formatted(model)).expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("no_rows");
        trainer.delete("/datasets/" + dataset).expectStatus().isNoContent();
        trainer.get("/models/%s/feature-importance".formatted(model)).expectStatus().isEqualTo(409).expectBody()
                .jsonPath("$.code").isEqualTo("dataset_deleted");
    }

    private String model(String request) {
        return trainer.trainModel(request);
    }

    private double metric(String model, String part, String name) {
        return mapper.valueToTree(Trainer.json(trainer.get("/models/" + model)))
                .at("/metrics/%s/%s".formatted(part, name))
                .asDouble();
    }

    private JsonNode importance(String model, String query) {
        return mapper.valueToTree(Trainer
                .json(trainer.get("/models/%s/feature-importance%s".formatted(model, query)).expectStatus().isOk()));
    }

    /** The color decides, and gaps are a color; the column "a,b" and the noise say nothing. */
    private static String table(String target) {
        return IntStream.range(0, 300).mapToObj(row -> "%s,%d,%d,%s\n".formatted(
                row % 3 == 0 ? "" : row % 3 == 1 ? "red" : "blue", row * 7919 % 101, row * 104_729 % 97,
                target.equals("y") ? "class " + row % 3 : Integer.toString(row % 3 * 50 + row * 31 % 7)))
                .collect(joining("", "color,noise,\"a,b\",%s\n".formatted(target), ""));
    }
}
