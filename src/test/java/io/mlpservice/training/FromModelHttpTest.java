package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;

import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Trainings that go on from a model. */
@HttpTest
class FromModelHttpTest {
    /** Plain gradient descent by all rows: nothing is remembered from step to step but the parameters. */
    private static final String PLAIN = """
            {'dataset_id': '%s', %s 'training': {'epochs': %d, 'batching': 'full_batch', 'shuffle': false,
             'optimizer': {'type': 'sgd'}, 'early_stopping': {'monitor': 'none'}}}""";

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @AfterEach
    void endLongJobs() {
        trainer.endLongJobs();
    }

    private Object layers(Map<String, Object> job) {
        return Objects.requireNonNull(
                Trainer.json(trainer.get("/models/%s/parameters".formatted(job.get("model_id")))).get("layers"));
    }

    @ParameterizedTest
    @CsvSource({"iris, float32", "diabetes, float64"})
    void takeUpWhereItsTrainingEnded(String sample, String precision) {
        var dataset = trainer.sample(sample);
        var inPrecision = "'precision': '%s',".formatted(precision);
        var first = trainer.train(PLAIN.formatted(dataset, inPrecision, 7));
        var then = trainer.train(PLAIN.formatted(dataset, "'from_model': '%s',".formatted(first.get("model_id")), 5));
        var inOneGo = trainer.train(PLAIN.formatted(dataset, inPrecision, 12));
        assertThat(layers(then)).isEqualTo(layers(inOneGo));
        assertThat(then).containsEntry("metrics", inOneGo.get("metrics"));
        assertThat(Trainer.json(trainer.get("/models/" + then.get("model_id")))).containsEntry("name", sample)
                .containsEntry("version", version(first) + 1).extracting("configuration", MAP)
                .containsEntry("from_model", first.get("model_id")).containsEntry("precision", precision);
    }

    private int version(Map<String, Object> job) {
        return (int) Objects.requireNonNull(Trainer.json(trainer.get("/models/" + job.get("model_id"))).get("version"));
    }

    @Test
    void refuseWhatDoesNotFitTheModel() {
        var iris = trainer.sample("iris");
        var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(iris));
        assertRefused(iris, model, "'network': {'hidden_layers': [{'units': 3}]}", "/network", "differs_from_model");
        assertRefused(iris, model, "'precision': 'float64'", "/precision", "differs_from_model");
        assertRefused(iris, model, "'preprocessing': {'numeric': 'none'}", "/preprocessing", "differs_from_model");
        assertRefused(iris, model, "'features': ['sepal_length']", "/features", "differs_from_model");
        assertRefused(iris, model, "'initialization': {'type': 'zeros'}", "/initialization", "not_used");
        assertRefused(iris, "unheard-of", "'seed': 1", "/from_model", "not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1,a;2,b;3,c | does not know c.", "1,a;2,a2;3,a3 | does not know a2, a3.",
        "1,a;2,a2;3,a3 | no row of b.", "1,b;2,c;3,d | no row of a."})
    void nameTheClassesThatAreNotTheModels(String rows, String message) {
        var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}"
                .formatted(trainer.dataset("x,y\n1,a\n2,b\n3,a\n")));
        var other = trainer.dataset("x,y\n" + rows.replace(';', '\n') + "\n");
        assertRefused(other, model, "'seed': 1", "/from_model", "differs_from_model").jsonPath("$.errors[0].detail")
                .value(detail -> assertThat((String) detail).contains(message));
        assertRefused(other, model, "'targets': ['y']", "/targets", "differs_from_model");
    }

    @Test
    void reportErrorsInSettingsOfTheModelAtFromModel() {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'network': {'hidden_layers': [{'units': 3, 'dropout': 0.5}]},
                 'training': {'epochs': 1}}""".formatted(trainer.dataset("x,y\n1,a\n2,b\n3,a\n")));
        assertRefused(trainer.dataset("z,y\n1,a\n2,b\n"), model, "'seed': 1", "/from_model", "unknown_column")
                .jsonPath("$.errors[0].detail").value(detail -> assertThat((String) detail)
                        .startsWith("'/features/0' comes from the model").contains("no column 'x'"));
        assertRefused(trainer.dataset("x,y\n1,a\n2,b\n"), model, "'training': {'optimizer': {'type': 'lbfgs'}}",
                "/from_model", "not_used");
        assertRefused(trainer.dataset("x,y\n1,1\n2,3\n"), model, "'task': 'regression'", "/task",
                "differs_from_model");
    }

    @Test
    void keepTheModelUntilTheyAreOver() {
        var iris = trainer.sample("iris");
        var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(iris));
        var busy = trainer.fillSlots(iris);
        var id = trainer.submit("{'dataset_id': '%s', 'from_model': '%s'}".formatted(iris, model));
        trainer.delete("/models/" + model).expectStatus().isEqualTo(409).expectBody().jsonPath("$.code")
                .isEqualTo("model_in_use");
        trainer.cancel(busy);
        trainer.await(id, "succeeded");
        trainer.delete("/models/" + model).expectStatus().isNoContent();
        trainer.post("/training-jobs", "{\"dataset_id\": \"%s\", \"from_model\": \"%s\"}".formatted(iris, model))
                .expectStatus().isEqualTo(422);
    }

    private BodyContentSpec assertRefused(String dataset, String model, String more, String pointer, String code) {
        return trainer.post("/training-jobs/validate", "{'dataset_id': '%s', 'from_model': '%s', %s}"
                .formatted(dataset, model, more).replace('\'', '"')).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors.length()").isEqualTo(1).jsonPath("$.errors[0].pointer").isEqualTo(pointer)
                .jsonPath("$.errors[0].code").isEqualTo(code);
    }
}
