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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** One response reports all errors of a training request, but no consequences of other errors. */
@HttpTest
class BadRequestHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;
    private String dataset;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
        dataset = trainer.dataset("a,b,text,y\n1,2,p,0.5\n2,1,q,0.7\n3,5,p,0.9\n4,4,q,1.5\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/training-jobs", "/training-jobs/validate"})
    void reportsNumbersColumnsAndCombinationsTogether(String path) {
        assertThat(errors(path, """
                'features': ['a', 'nowhere'], 'targets': ['y'], 'seed': 1.5, 'color': 'red',
                'network': {'input_dropout': 2, 'output_layer': {'activation': 'softmaxx'}, 'hidden_layers': [
                  {'units': 3, 'activation': 'relu'}, {'units': 2, 'residual': true},
                  {'units': 1, 'activation': 'softmax', 'dropout': 1}, {'units': 0, 'batch_normalization': true}]},
                'initialization': {'type': 'given', 'parameters': [{'weights': [[1, null]]}]},
                'training': {'batching': 'mini_batch', 'batch_size': 1, 'l2': -1, 'max_norm': 1,
                  'optimizer': {'type': 'lbfgs', 'beta1': 0.5, 'beta2': 1}}""")).containsExactlyInAnyOrder(
                "/features/1 unknown_column", "/seed wrong_type", "/color unknown_field",
                "/network/input_dropout out_of_range", "/network/output_layer/activation invalid_value",
                "/network/hidden_layers/1/residual illegal_combination",
                "/network/hidden_layers/2/activation invalid_value",
                "/network/hidden_layers/2/dropout out_of_range", "/network/hidden_layers/3/units out_of_range",
                "/initialization/parameters wrong_shape", "/initialization/parameters/0/weights/0/1 required",
                "/training/batching illegal_combination", "/training/batch_size illegal_combination",
                "/training/l2 out_of_range", "/training/max_norm not_used", "/training/optimizer/beta1 not_used",
                "/training/optimizer/beta2 out_of_range");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"'target': 'y' | Did you mean 'targets'?",
        "'targets': ['Y'] | has no column 'Y'. Did you mean 'y'? It has: a, b, text, y.",
        "'features': ['txet'] | has no column 'txet'. Did you mean 'text'?",
        "'epochs': 5 | Did you mean 'training.epochs'?", "'hidden_layers': [] | Did you mean 'network.hidden_layers'?",
        "'learning_rate': 0.1 | Did you mean 'training.optimizer.learning_rate'?",
        "'training': {'lr': 0.1} | Did you mean 'training.optimizer.learning_rate'?",
        "'network': {'hidden_layers': [{'neurons': 3}]} | Did you mean 'units'?",
        "'training': {'optimizer': 'adam'} | This must be an object such as {'type': 'adam'}, not a string.",
        "'training': {'class_weights': 'balanced'} | This must be an object such as {'mode': 'balanced'}, not a string.",
        "'cross_validation': 5 | This must be an object such as {'folds': 5}, not a number.",
        "'training': {'early_stopping': false} | This must be an object such as {'monitor': 'none'}, not a boolean.",
        "'network': {'hidden_layers': [16]} | This must be an object such as {'units': 16}, not a number."})
    void saysWhatMayBeMeant(String settings, String hint) {
        assertThat(errorsOf("/training-jobs", "{'dataset_id': '%s', %s}".formatted(dataset, settings))
                .map(error -> error.get("detail").asString().replace('"', '\'')))
                .anySatisfy(detail -> assertThat(detail).contains(hint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/training-jobs", "/training-jobs/validate"})
    void refusesAJobThatNeedsMoreMemoryThanThereIs(String path) {
        var layers = String.join(", ", Collections.nCopies(8, "{'units': 16000}"));
        var error = errorsOf(path, "{'dataset_id': '%s', 'targets': ['y'], 'network': {'hidden_layers': [%s]}}"
                .formatted(dataset, layers)).toList().getFirst();

        assertThat(error.get("pointer").asString()).isEqualTo("/network");
        assertThat(error.get("code").asString()).isEqualTo("too_large");
        assertThat(error.get("detail").asString())
                .matches("Training would need about \\d{3},\\d{3} MB of memory, and the service has [\\d,]+ MB .*")
                .contains("fewer rows or columns", "max_categories", "'hashed'", "-Xmx");
    }

    @Test
    void reportsWhatTheOptimizerCannotTrainBesideNumbersOutOfRange() {
        assertThat(errors("""
                'features': ['a', 'b'], 'network': {'hidden_layers': [{'units': 2, 'dropout': -0.1}],
                  'output_layer': {'activation': 'softmax'}}, 'model_name': 'a b',
                'training': {'epochs': 0, 'optimizer': {'type': 'perceptron'}}""")).containsExactlyInAnyOrder(
                "/network/hidden_layers illegal_combination", "/network/hidden_layers/0/dropout out_of_range",
                "/network/output_layer/activation invalid_value",
                "/network/output_layer/activation illegal_combination", "/model_name invalid_value",
                "/training/epochs out_of_range");
    }

    @Test
    void reportsWhatTheTargetsDoNotAllowBesideWrongColumns() {
        assertThat(errors("""
                'features': ['a', 'nowhere', 'text'], 'targets': ['text'], 'weight_column': 'nothing',
                'network': {'output_layer': {'units': 1, 'activation': 'softmax'}}, 'training': {'loss': 'poisson'}"""))
                .containsExactlyInAnyOrder("/features/1 unknown_column", "/features/2 target_as_feature",
                        "/weight_column unknown_column", "/network/output_layer/units invalid_value",
                        "/training/loss illegal_combination");
    }

    @Test
    void reportsEachWrongShapeAndNumberOfGivenParameters() {
        assertThat(errors("""
                'features': ['a', 'b'], 'network': {'hidden_layers': [{'units': 2}, {'units': 1}]},
                'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 2]], 'biases': [1, 1e999]},
                  {'weights': [[1, 'NaN']], 'gamma': [1]}, {'weights': [5], 'biases': [1, 2]}]}"""))
                .containsExactlyInAnyOrder("/initialization/parameters/0/weights wrong_shape",
                        "/initialization/parameters/0/biases/1 out_of_range",
                        "/initialization/parameters/1/weights/0/1 wrong_type",
                        "/initialization/parameters/1/gamma not_used",
                        "/initialization/parameters/2/weights/0 wrong_type",
                        "/initialization/parameters/2/biases wrong_shape");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'training': {'optimizer': {'type': 'sdg', 'momentum': 0.9, 'nesterov': true}} | /training/optimizer/type",
        "'training': {'optimizer': {'kind': 'sgd', 'momentum': 0.9}} | /training/optimizer/kind",
        "'training': {'optimizer': {'type': 'sgd', 'momentum': 2, 'nesterov': true}} | /training/optimizer/momentum",
        "'training': {'optimizer': 'sgd', 'batching': 'mini_batch'} | /training/optimizer",
        "'training': {'optimiser': {'type': 'perceptron'}}, 'network': {'output_layer': {'activation': 'binary_step'}} | /training/optimiser",
        "'training': {'batching': 'full', 'batch_size': 8} | /training/batching",
        "'training': {'loss': 'hubber', 'huber_delta': 2} | /training/loss",
        "'training': {'class_weights': {'mode': 'bal', 'weights': {'p': 1}}}, 'targets': ['text'] | /training/class_weights/mode",
        "'training': {'class_weights': {'mode': 'given', 'weights': {'p': -1}}}, 'targets': ['text'] | /training/class_weights/weights/p",
        "'training': {'gradient_clipping': {'type': 'l2', 'value': 2}} | /training/gradient_clipping/type",
        "'training': {'learning_rate_schedule': {'type': 'cos', 'epochs': 2}} | /training/learning_rate_schedule/type",
        "'training': {'early_stopping': {'patience': 3}}, 'split': {'validation_fraction': 3} | /split/validation_fraction",
        "'training': {'early_stopping': {'monitor': 'loss', 'patience': 3}} | /training/early_stopping/monitor",
        "'split': {'validation_fraction': 0.9, 'test_fraction': 9} | /split/test_fraction",
        "'network': {'hidden_layers': [{'units': 2, 'activation': 'leeky_relu', 'negative_slope': 0.1}]} | /network/hidden_layers/0/activation",
        "'network': {'hidden_layers': [{'units': 1.5}, {'units': 2, 'residual': true}]} | /network/hidden_layers/0/units",
        "'network': {'hidden_layers': [5, {'units': 2, 'residual': true}]} | /network/hidden_layers/0",
        "'network': {'hidden_layers': 5}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 2]]}]} | /network/hidden_layers",
        "'network': {'hidden_layers': [{'units': 0}]}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 2]]}, {'weights': [[1]]}]} | /network/hidden_layers/0/units",
        "'network': {'output_layer': {'activation': 'elou', 'alpha': 2}} | /network/output_layer/activation",
        "'initialization': {'type': 'unif', 'limit': 2} | /initialization/type",
        "'initialization': {'type': 'given', 'parameters': 7} | /initialization/parameters",
        "'preprocessing': {'polynomial_degree': 9, 'polynomial_interactions': true} | /preprocessing/polynomial_degree",
        "'targets': 'text', 'task': 'regression' | /targets", "'targets': [3] | /targets/0",
        "'task': 'classify', 'targets': ['text'] | /task", "'weight_column': 7 | /weight_column",
        "'features': 'a' | /features", "'from_model': 7, 'targets': ['y'] | /from_model",
        "'from_model': 'unheard-of', 'preprocessing': {'numeric': 'none'} | /from_model"})
    void reportsNoConsequencesOfAnotherError(String settings, String pointer) {
        var columns = settings.contains("'features'") ? "" : ", 'features': ['a', 'b']";
        assertThat(errors(settings + columns)).singleElement().asString().startsWith(pointer + " ");
    }

    @Test
    void reportsAMissingDatasetBesideAllOtherErrors() {
        for (var id : List.of("", "'dataset_id': 5,", "'dataset_id': '%s',".formatted(UUID.randomUUID()))) {
            assertThat(errorsOf("/training-jobs", """
                    {%s 'split': {'validation_fraction': 0.9, 'test_fraction': 0.5}, 'seed': 'x',
                     'training': {'batching': 'sequential', 'optimizer': {'type': 'lbfgs', 'epsilon': 1}}}"""
                    .formatted(id)))
                    .extracting(error -> error.get("pointer").asString())
                    .containsExactlyInAnyOrder("/dataset_id", "/split", "/seed", "/training/batching",
                            "/training/optimizer/epsilon");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "x,w,y;1,0,0.5;2,0,1.5;3,0,2.5;4,1,3.5 | 'weight_column': 'w' | /weight_column no_weight",
        "x,y;1,a;2,a;3,a;4,b | 'training': {'class_weights': {'mode': 'given', 'weights': {'a': 0}}} | /training/class_weights/weights no_weight",
        "x,y;1,3;2,5;3,0.5;4,1 | 'training': {'loss': 'poisson'}, 'preprocessing': {'target': 'min_max_0_1'} | /preprocessing/target illegal_combination"})
    void reportsTrainingRowsThatAreUnsuitable(String csv, String settings, String error) {
        var held = "'split': {'shuffle': false, '%s': 0.25}, ".formatted(
                error.contains("weight") ? "test_fraction" : "validation_fraction");
        dataset = trainer.dataset(csv.replace(';', '\n') + (error.contains("weight") ? "" : "\n5,0.25"));
        assertThat(errors(held + settings)).containsExactly(error);
    }

    private List<String> errors(String settings) {
        return errors("/training-jobs", settings);
    }

    private List<String> errors(String path, String settings) {
        return errorsOf(path, "{'dataset_id': '%s', %s}".formatted(dataset, settings))
                .map(error -> error.get("pointer").asString() + " " + error.get("code").asString()).toList();
    }

    private Stream<JsonNode> errorsOf(String path, String request) {
        return JsonMapper.shared().<JsonNode>valueToTree(Trainer
                .json(trainer.post(path, request.replace('\'', '"')).expectStatus().isEqualTo(422))).get("errors")
                .valueStream();
    }
}
