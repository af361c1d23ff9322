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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.data.Offset.offset;

/** Settings are filled in where they apply and refused where they do not, before anything is queued. */
@HttpTest
class SettingsHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    /** The table of refusals is in {@code RefusalsTest}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'network': {'hidden_layers': [{'units': 2, 'activation': 'elu', 'alpha': 0}]} | /network/hidden_layers/0/alpha",
        "'training': {'loss': 'huber', 'quantile': 0.5} | /training/quantile",
        "'network': {'output_layer': {'activation': 'bipolar_step'}} | /network/output_layer/activation",
        "'network': {'hidden_layers': []}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 'NaN']]}]} | /initialization/parameters/0/weights/0/1",
        "'training': {'class_weights': {'mode': 'balanced'}} | /training/class_weights/mode",
        "'weight_column': 'nothing' | /weight_column"})
    void refusesSettingsThatDoNotFit(String settings, String pointer) {
        trainer.post("/training-jobs", request(settings)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers).asInstanceOf(LIST).containsExactly(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'network': {'hidden_layers': [{'units': 2, 'activation': 'leaky_relu'}, {'units': 2, 'activation': 'maxout', 'residual': true}]}",
        "'network': {'input_dropout': 0.1, 'hidden_layers': [{'units': 2, 'activation': 'elu', 'dropout': 0.5, 'batch_normalization': true}]}",
        "'training': {'loss': 'huber', 'optimizer': {'type': 'adadelta'}, 'learning_rate_schedule': {'type': 'cosine', 'warmup_epochs': 3}}",
        "'training': {'loss': 'quantile', 'optimizer': {'type': 'rmsprop'}, 'learning_rate_schedule': {'type': 'adaptive'}}",
        "'training': {'optimizer': {'type': 'adamw'}, 'gradient_clipping': {'type': 'value'}, 'max_norm': 2}",
        "'training': {'optimizer': {'type': 'lbfgs'}}", "'training': {'optimizer': {'type': 'perceptron'}}",
        "'training': {'loss': 'poisson'}",
        "'network': {'output_layer': {'activation': 'leaky_relu', 'negative_slope': 0.5}}",
        "'network': {'output_layer': {'activation': 'maxout'}}",
        "'weight_column': 'b', 'training': {'optimizer': {'type': 'adagrad'}}"})
    void resolvesAResolvedConfigurationToItself(String settings) {
        var resolved = resolve(request(settings));
        assertThat(resolve(resolved.toString())).isEqualTo(resolved);
    }

    @Test
    void fillsInWhatTheChosenTypesUse() {
        var training = resolve(request("""
                'training': {'epochs': 7, 'optimizer': {'type': 'adadelta'}, 'gradient_clipping': {'type': 'norm'},
                'learning_rate_schedule': {'type': 'cosine'}}""")).get("training");
        assertThat(training.at("/optimizer/learning_rate").asDouble()).isEqualTo(1);
        assertThat(training.at("/optimizer/decay").asDouble()).isEqualTo(0.9);
        assertThat(training.at("/optimizer/epsilon").asDouble()).isEqualTo(1e-6);
        assertThat(training.at("/optimizer/beta1").isNull()).isTrue();
        assertThat(training.at("/learning_rate_schedule/epochs").asInt()).isEqualTo(7);
        assertThat(training.at("/gradient_clipping/value").asDouble()).isEqualTo(1);
    }

    @Test
    void tellsAtOnceAllThatDoesNotGoTogether() {
        trainer.post("/training-jobs", request("""
                'network': {'input_dropout': 0.1, 'output_layer': {'activation': 'softmax'}, 'hidden_layers': [
                  {'units': 3, 'residual': true, 'batch_normalization': true}, {'units': 1, 'activation': 'softmax'}]},
                'initialization': {'type': 'given', 'parameters': [{'weights': [[1]]}, {'weights': [[1, 2, 3]]},
                  {'weights': [[1]], 'gamma': [1]}]},
                'training': {'batch_size': 1, 'batching': 'mini_batch', 'loss': 'poisson', 'max_norm': 1,
                  'optimizer': {'type': 'lbfgs', 'beta1': 0.5}}""")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers).asInstanceOf(LIST).containsExactlyInAnyOrder(
                        "/network/input_dropout", "/network/output_layer/activation",
                        "/network/hidden_layers/0/residual", "/network/hidden_layers/1/activation",
                        "/initialization/parameters/0/weights", "/initialization/parameters/2/gamma",
                        "/training/batch_size", "/training/batching", "/training/loss", "/training/max_norm",
                        "/training/optimizer/beta1"));
    }

    @Test
    void refusesABareNaNAsGivenParameter() {
        trainer.post("/training-jobs", request("""
                'initialization': {'type': 'given', 'parameters': [{'weights': [[NaN]]}]}""")).expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"'leaky_relu', 'negative_slope': 0.5 | -2 | -1",
        "'elu', 'alpha': 2 | -0.6931471805599453 | -1", "'prelu' | -2 | -0.5",
        "'maxout', 'maxout_pieces': 3 | -2, 1, -1 | 1"})
    void trainsAndPredictsWithTheNumbersOfTheOutputActivation(String activation, String biases, double output) {
        var sums = biases.split(", ", -1).length;
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'targets': ['y'], 'features': ['x'], 'precision': 'float64',
                 'preprocessing': {'target': 'none'}, 'network': {'hidden_layers': [],
                   'output_layer': {'activation': %s, 'learning_rate_multiplier': 0}},
                 'initialization': {'type': 'given', 'parameters': [{'weights': %s, 'biases': [%s]}]},
                 'training': {'epochs': 1}}""".formatted(trainer.dataset("x,y\n1,0.5\n2,-0.25\n"), activation,
                Collections.nCopies(sums, "[0]"), biases));
        var answer = JsonMapper.shared().<JsonNode>valueToTree(Trainer.json(
                trainer.post("/models/%s/predict".formatted(model), "{\"rows\": [[1]]}").expectStatus().isOk()));
        assertThat(answer.at("/predictions/0/values/y").asDouble()).isEqualTo(output, offset(1e-12));
    }

    @Test
    void learnsAndByThePerceptronRule() {
        var job = trainer.train("""
                {'dataset_id': '%s', 'task': 'classification', 'training': {'optimizer': {'type': 'perceptron'}}}"""
                .formatted(trainer.sample("and")));
        assertThat(job).containsEntry("stop_reason", "converged");
        assertThat(JsonMapper.shared().valueToTree(job).at("/metrics/training/accuracy").asDouble()).isEqualTo(1);
    }

    @Test
    void fitsALineByLbfgs() {
        var job = trainer.train("""
                {'dataset_id': '%s', 'task': 'regression', 'network': {'hidden_layers': []},
                 'training': {'optimizer': {'type': 'lbfgs'}}}""".formatted(trainer.dataset("x,y\n1,3\n2,5\n3,7\n")));
        assertThat(job).containsEntry("stop_reason", "converged");
        assertThat(JsonMapper.shared().valueToTree(job).at("/metrics/training/r2").asDouble()).isGreaterThan(0.9999);
    }

    @Test
    void completesTheWeightsOfClasses() {
        var resolved = resolve("""
                {"dataset_id": "%s", "training": {"class_weights": {"mode": "given", "weights": {"virginica": 3}}}}"""
                .formatted(trainer.sample("iris")));
        assertThat(resolved.at("/training/class_weights").toString()).isEqualTo(
                "{\"mode\":\"given\",\"weights\":{\"setosa\":1.0,\"versicolor\":1.0,\"virginica\":3.0}}");
        assertThat(resolve(resolved.toString())).isEqualTo(resolved);
    }

    @Test
    void balancesTheClassesOfALoss() {
        var request = """
                {'dataset_id': '%s', 'targets': ['y'], 'network': {'hidden_layers': []}, 'precision': 'float64',
                 'initialization': {'type': 'zeros'}, 'preprocessing': {'numeric': 'none'}, 'training': {'epochs': 1,
                 'batching': 'full_batch', 'class_weights': {'mode': '%s'}, 'optimizer': {'type': 'sgd'}}}""";
        var dataset = trainer.dataset("x,y\n1,a\n1,a\n1,a\n1,b\n");
        assertThat(firstBias(request.formatted(dataset, "none"))).isEqualTo(0.01 * 0.25, offset(1e-15));
        assertThat(firstBias(request.formatted(dataset, "balanced"))).isEqualTo(0, offset(1e-15));
    }

    @Test
    void leavesRowsOfNoWeightOutOfTheLoss() {
        var model = trainer.trainModel(
                """
                        {'dataset_id': '%s', 'weight_column': 'w', 'targets': ['y'], 'task': 'regression',
                         'precision': 'float64', 'network': {'hidden_layers': []},
                         'preprocessing': {'numeric': 'none', 'target': 'none'}, 'training': {'optimizer': {'type': 'lbfgs'}}}"""
                        .formatted(trainer.dataset("x,y,w\n1,3,1\n2,5,2\n3,7,1\n4,100,0\n")));
        var weights = parameters(model).at("/layers/0/weights/0");
        assertThat(weights.size()).isEqualTo(1);
        assertThat(weights.get(0).asDouble()).isEqualTo(2, offset(1e-3));
    }

    private double firstBias(String request) {
        return parameters(trainer.trainModel(request)).at("/layers/0/biases/0").asDouble();
    }

    private JsonNode parameters(String model) {
        return JsonMapper.shared().valueToTree(Trainer.json(trainer.get("/models/%s/parameters".formatted(model))));
    }

    private JsonNode resolve(String request) {
        return JsonMapper.shared()
                .valueToTree(Trainer.json(trainer.post("/training-jobs/validate", request).expectStatus().isOk()))
                .get("configuration");
    }

    /** A regression from two features. */
    private String dataset() {
        return trainer.dataset("a,b,y\n1,2,0.5\n2,1,0.7\n3,5,0.9\n4,4,1.5\n");
    }

    private String request(String settings) {
        return request(dataset(), settings);
    }

    private static String request(String dataset, String settings) {
        return "{'dataset_id': '%s', %s}".formatted(dataset, settings).replace('\'', '"');
    }
}
