package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

/** Rows that hold the same value, weigh nothing or lack a class neither spoil a model nor pass in silence. */
@HttpTest
class RowsHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @ParameterizedTest
    @CsvSource({"2024, 2024, standard, 1", "2024, 2024, min_max_0_1, 1", "5, 5, standard, 3",
        "0.3, 0.30000000000000004, standard, 1", "0.3, 0.30000000000000004, min_max_minus1_1, 2"})
    void predictsTheSameWhateverAConstantFeatureIsLater(String even, String odd, String scaling, int degree) {
        var job = trainer
                .train("""
                        {'dataset_id': '%s', 'features': ['x', 'k'], 'training': {'epochs': 3}, 'model_name': 'constant-feature',
                         'preprocessing': {'numeric': '%s', 'polynomial_degree': %d, 'polynomial_interactions': false}}"""
                        .formatted(trainer.dataset(
                                table("x,k,y", row -> "%d,%s,%s".formatted(row, row % 2 == 0 ? even : odd, 2.5 * row))),
                                scaling, degree));

        assertThat(job).extracting("warnings", LIST)
                .filteredOn(warning -> !warning.toString().startsWith("The model is no better")).singleElement()
                .asString().contains("rounding: k");
        assertThat(List.of("0.3", "6", "-1e9", "1e90")).extracting(k -> predictions(job, "{\"x\": 3, \"k\": %s}", k))
                .containsOnly(predictions(job, "{\"x\": 3, \"k\": %s}", even));
    }

    @Test
    void predictsAConstantTarget() {
        var job = trainer.train(
                "{'dataset_id': '%s', 'model_name': 'constant-target', 'task': 'regression', 'training': {'epochs': 3}}"
                        .formatted(trainer.dataset(table("x,y", row -> "%d,0.1".formatted(row)))));

        assertThat(job).extracting("warnings", LIST).singleElement().asString().contains("targets");
        assertThat(predictions(job, "{\"x\": %s}", "1000")).contains("values={y=0.1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/training-jobs", "/training-jobs/validate"})
    void refusesValidationRowsThatWeighNothing(String path) {
        trainer.post(path,
                "{\"dataset_id\": \"%s\", \"weight_column\": \"w\", \"split\": {\"shuffle\": false, \"validation_fraction\": 0.1, \"test_fraction\": 0.05}}"
                        .formatted(trainer.dataset(table("x,w,y",
                                row -> "%d,%d,%s".formatted(row, row < 20 ? 1 : 0, row % 2 == 0 ? "a" : "b")))))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].code").isEqualTo("no_weight")
                .jsonPath("$.errors[0].pointer").isEqualTo("/weight_column");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-320", "1e308", "8", "1e-30"})
    void countsWeightsByTheirRatio(String weight) {
        assertThat(predictionOfWeighted(weight)).isCloseTo(predictionOfWeighted("1"), within(1e-3));
    }

    private double predictionOfWeighted(String weight) {
        var job = trainer.train("{'dataset_id': '%s', 'weight_column': 'w', 'training': {'epochs': 3}}"
                .formatted(trainer.dataset(table("x,w,y", row -> "%d,%s,%s".formatted(row, weight, 2.5 * row)))));
        return Double.parseDouble(predictions(job, "{\"x\": %s}", "3").replaceAll(".*y=([-0-9.E]+).*", "$1"));
    }

    @Test
    void warnsOfAClassThatNoTrainingRowHas() {
        trainer.post("/training-jobs/validate",
                "{\"dataset_id\": \"%s\", \"split\": {\"shuffle\": false, \"stratify\": false, \"test_fraction\": 0.2}}"
                        .formatted(trainer.dataset(
                                table("x,y",
                                        row -> "%d,%s".formatted(row, row == 59 ? "rare" : "abc".charAt(row % 3))))))
                .expectStatus().isOk().expectBody().jsonPath("$.warnings[0]")
                .value(String.class, warning -> assertThat(warning).contains("rare"));
    }

    private String predictions(Map<String, Object> job, String instance, String value) {
        return String.valueOf(Trainer.json(trainer.post("/models/%s/predict".formatted(job.get("model_id")),
                "{\"instances\": [%s]}".formatted(instance.formatted(value)))).get("predictions"))
                .replaceFirst(", warnings=.*", "");
    }

    private static String table(String header, IntFunction<String> row) {
        return header + "\n" + IntStream.range(0, 60).mapToObj(row).collect(Collectors.joining("\n"));
    }
}
