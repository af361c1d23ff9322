package io.mlpservice.training.resolution;

import io.mlpservice.dataset.CsvDataset;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What a request may not say, and where its errors are. */
class RefusalsTest {
    /** A regression from two features. */
    private static final CsvDataset NUMBERS = CsvDataset.of("a,b,y\n1,2,0.5\n2,1,0.7\n3,5,0.9\n4,4,1.5\n");
    private static final CsvDataset FLOWERS = CsvDataset
            .of("size,species\n1,setosa\n2,versicolor\n3,virginica\n1,setosa\n");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'units': 2, 'activation': 'leaky_relu', 'alpha': 1} | /network/hidden_layers/0/alpha",
        "{'units': 2, 'activation': 'relu', 'negative_slope': 0.1} | /network/hidden_layers/0/negative_slope",
        "{'units': 2, 'activation': 'elu', 'alpha': 0} | /network/hidden_layers/0/alpha",
        "{'units': 2, 'activation': 'maxout', 'maxout_pieces': 1} | /network/hidden_layers/0/maxout_pieces",
        "{'units': 2, 'activation': 'binary_step'} | /network/hidden_layers/0/activation",
        "{'units': 1, 'activation': 'softmax'} | /network/hidden_layers/0/activation",
        "{'units': 3, 'residual': true} | /network/hidden_layers/0/residual",
        "{'units': 65536, 'activation': 'maxout', 'maxout_pieces': 64}, {'units': 65536} | /network",
        "{'units': 3}, {'units': 2, 'residual': true} | /network/hidden_layers/1/residual"})
    void refusesLayersThatDoNotFit(String layers, String pointer) {
        assertThat(pointers(NUMBERS, "'network': {'hidden_layers': [%s]}".formatted(layers))).containsExactly(pointer);
    }

    @Test
    void refusesTooManyLayersWithoutLookingAtEach() {
        var wrong = String.join(",", Collections.nCopies(101, "{'units': 2, 'activation': 'relu', 'alpha': 1}"));
        assertThat(pointers(NUMBERS, "'network': {'hidden_layers': [%s]}".formatted(wrong)))
                .containsExactly("/network/hidden_layers");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'loss': 'mean_squared_error', 'huber_delta': 2 | /training/huber_delta",
        "'loss': 'huber', 'huber_delta': 0 | /training/huber_delta",
        "'loss': 'huber', 'quantile': 0.5 | /training/quantile",
        "'optimizer': {'type': 'adam', 'weight_decay': 0.1} | /training/optimizer/weight_decay",
        "'optimizer': {'type': 'adagrad', 'decay': 0.5} | /training/optimizer/decay",
        "'optimizer': {'type': 'sgd', 'history_size': 5} | /training/optimizer/history_size",
        "'gradient_clipping': {'value': 1} | /training/gradient_clipping/value",
        "'gradient_clipping': {'type': 'norm', 'value': 0} | /training/gradient_clipping/value",
        "'max_norm': 0 | /training/max_norm",
        "'learning_rate_schedule': {'factor': 0.5} | /training/learning_rate_schedule/factor",
        "'learning_rate_schedule': {'type': 'step', 'every': 0} | /training/learning_rate_schedule/every",
        "'learning_rate_schedule': {'type': 'adaptive'}, 'early_stopping': {'monitor': 'training_loss'} | /training/early_stopping/monitor",
        "'optimizer': {'type': 'lbfgs', 'learning_rate': 0.1} | /training/optimizer/learning_rate",
        "'optimizer': {'type': 'lbfgs'}, 'batching': 'mini_batch' | /training/batching",
        "'optimizer': {'type': 'lbfgs'}, 'max_norm': 1 | /training/max_norm",
        "'optimizer': {'type': 'lbfgs'}, 'gradient_clipping': {'type': 'norm'} | /training/gradient_clipping/type",
        "'optimizer': {'type': 'lbfgs'}, 'learning_rate_schedule': {'type': 'cosine'} | /training/learning_rate_schedule/type",
        "'optimizer': {'type': 'lbfgs'}, 'learning_rate_schedule': {'warmup_epochs': 2} | /training/learning_rate_schedule/warmup_epochs",
        "'optimizer': {'type': 'perceptron'}, 'l2': 0.1 | /training/l2",
        "'class_weights': {'mode': 'balanced'} | /training/class_weights/mode",
        "'class_weights': {'weights': {'a': 2}} | /training/class_weights/weights"})
    void refusesTrainingThatDoesNotFit(String training, String pointer) {
        assertThat(pointers(NUMBERS, "'training': {%s}".formatted(training))).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'network': {'hidden_layers': [{'units': 2}]}, 'training': {'optimizer': {'type': 'perceptron'}} | /network/hidden_layers",
        "'network': {'output_layer': {'activation': 'identity'}}, 'training': {'optimizer': {'type': 'perceptron'}} | /network/output_layer/activation",
        "'network': {'output_layer': {'activation': 'bipolar_step'}} | /network/output_layer/activation",
        "'network': {'output_layer': {'activation': 'softmax'}} | /network/output_layer/activation",
        "'network': {'output_layer': {'activation': 'tanh', 'alpha': 2}} | /network/output_layer/alpha",
        "'network': {'output_layer': {'negative_slope': 0.1}} | /network/output_layer/negative_slope",
        "'network': {'output_layer': {'activation': 'maxout', 'maxout_pieces': 0}} | /network/output_layer/maxout_pieces",
        "'network': {'input_dropout': 0.1}, 'training': {'optimizer': {'type': 'lbfgs'}} | /network/input_dropout",
        "'network': {'hidden_layers': [{'units': 2, 'dropout': 0.1}]}, 'training': {'optimizer': {'type': 'lbfgs'}} | /network/hidden_layers/0/dropout",
        "'network': {'output_layer': {'learning_rate_multiplier': 2}}, 'training': {'optimizer': {'type': 'lbfgs'}} | /network/output_layer/learning_rate_multiplier",
        "'network': {'hidden_layers': [{'units': 2, 'batch_normalization': true}]}, 'training': {'batching': 'sequential'} | /training/batching",
        "'network': {'hidden_layers': [{'units': 2, 'batch_normalization': true}]}, 'training': {'batch_size': 1} | /training/batch_size",
        "'network': {'hidden_layers': []}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 2]], 'gamma': [1]}]} | /initialization/parameters/0/gamma",
        "'network': {'hidden_layers': []}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 2]], 'beta': [1]}]} | /initialization/parameters/0/beta",
        "'network': {'hidden_layers': []}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 2]], 'biases': [1, 2]}]} | /initialization/parameters/0/biases",
        "'network': {'hidden_layers': []}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 2]]}, {'weights': [[1]]}]} | /initialization/parameters",
        "'network': {'hidden_layers': []}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 'NaN']]}]} | /initialization/parameters/0/weights/0/1",
        "'network': {'hidden_layers': []}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, null]]}]} | /initialization/parameters/0/weights/0/1",
        "'network': {'hidden_layers': []}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 1e999]]}]} | /initialization/parameters/0/weights/0/1",
        "'network': {'hidden_layers': [], 'output_layer': {'activation': 'maxout', 'maxout_pieces': 3}}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 2]]}]} | /initialization/parameters/0/weights",
        "'network': {'hidden_layers': [], 'output_layer': {'activation': 'prelu'}}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 2]], 'alpha': [1, 2]}]} | /initialization/parameters/0/alpha",
        "'network': {'hidden_layers': []}, 'precision': 'float32', 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 1e300]]}]} | /initialization/parameters/0/weights",
        "'network': {'hidden_layers': [{'units': 1, 'activation': 'prelu'}]}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 2]], 'alpha': [1, 2]}, {'weights': [[1]]}]} | /initialization/parameters/0/alpha",
        "'network': {'hidden_layers': [{'units': 1, 'activation': 'maxout'}]}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 2]]}, {'weights': [[1]]}]} | /initialization/parameters/0/weights"})
    void refusesNetworksThatTheTrainingCannotTrain(String settings, String pointer) {
        assertThat(pointers(NUMBERS, settings)).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'mode': 'given', 'weights': {'rose/1': 2}} | /training/class_weights/weights/rose~11",
        "{'mode': 'given', 'weights': {'setosa': -1}} | /training/class_weights/weights/setosa",
        "{'mode': 'given', 'weights': {'setosa': 0, 'versicolor': 0, 'virginica': 0}} | /training/class_weights/weights",
        "{'mode': 'given'} | /training/class_weights/weights",
        "{'mode': 'given', 'weights': {'setosa': null}} | /training/class_weights/weights/setosa",
        "{'mode': 'balanced', 'weights': {'setosa': 2}} | /training/class_weights/weights"})
    void refusesWeightsThatDoNotFitTheClasses(String weights, String pointer) {
        assertThat(pointers(FLOWERS, "'training': {'class_weights': %s}".formatted(weights))).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource({"text, not_numeric", "negative, out_of_range", "zero, out_of_range", "gaps, missing_values",
        "y, column_in_use", "nothing, unknown_column"})
    void refusesColumnsThatHoldNoWeights(String column, String code) {
        var data = CsvDataset.of("x,text,negative,zero,gaps,y\n1,a,-1,0,1,3\n2,b,1,0,,5\n");
        var request = "'features': ['x'], 'targets': ['y'], 'task': 'regression', 'weight_column': '%s'"
                .formatted(column);
        assertThat(errors(data, request)).singleElement().extracting("pointer", "code")
                .containsExactly("/weight_column", code);
    }

    @Test
    void refusesCountsBelowZero() {
        assertThat(pointers(CsvDataset.of("x,y\n1,-0.5\n2,3\n"), "'targets': ['y'], 'training': {'loss': 'poisson'}"))
                .containsExactly("/targets/0");
        assertThat(pointers(NUMBERS, "'training': {'loss': 'poisson'}, 'preprocessing': {'target': 'standard'}"))
                .containsExactly("/preprocessing/target");
    }

    /** The request has no field that the error could be in. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "x,y;1,a;2,a | 'seed': 1 | single_class", "x,y;1,;2, | 'seed': 1 | missing_values",
        "x,y;1,-0.5;2,3 | 'training': {'loss': 'poisson'} | out_of_range",
        "x,y;1,-1e308;2,1e308 | 'task': 'regression' | out_of_range"})
    void reportsATargetThatItChoseItselfAtTheDataset(String csv, String request, String code) {
        var data = CsvDataset.of(csv.replace(';', '\n'));
        assertThat(errors(data, request)).singleElement().satisfies(error -> {
            assertThat(error).extracting("pointer", "code").containsExactly("/dataset_id", code);
            assertThat(error.detail()).startsWith("The target is the last column, 'y'").contains("'targets'");
        });
        assertThat(pointers(data, request + ", 'targets': ['y']")).containsExactly("/targets/0");
    }

    @Test
    void saysThatASingleColumnIsNotEnough() {
        assertThat(errors(CsvDataset.of("y\n1.5\n2.5\n"), "'seed': 1")).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/features");
            assertThat(error.detail()).startsWith("The data set has no column but 'y'").contains("more columns");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"'features': ['a', 'y']", "'weight_column': 'y'"})
    void saysThatTheLastColumnIsTheTargetWhereItIsUsedOtherwise(String request) {
        assertThat(errors(NUMBERS, request)).singleElement().extracting(FieldError::detail).asString()
                .contains("the last column and therefore the target");
    }

    @Test
    void resolvesTenThousandTargets() {
        var names = IntStream.range(0, 10_000).mapToObj("c%d"::formatted).toList();
        var row = String.join(",", names.stream().map(_ -> "0.5").toList());
        var data = CsvDataset.of("x," + String.join(",", names) + "\n1," + row + "\n2," + row.replace('5', '7') + "\n");
        var targets = names.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
        var resolved = Configurations.resolve(data,
                "'targets': [%s], 'network': {'hidden_layers': []}".formatted(targets));
        assertThat(resolved.configuration().targets()).isEqualTo(names);
        assertThat(resolved.configuration().features()).containsExactly("x");
    }

    private static List<String> pointers(CsvDataset data, String request) {
        return errors(data, request).stream().map(error -> String.valueOf(error.pointer())).toList();
    }

    private static List<FieldError> errors(CsvDataset data, String request) {
        var refusal = catchThrowableOfType(ProblemException.class, () -> Configurations.resolve(data, request));
        assertThat(refusal).isNotNull();
        return refusal.problem().errors();
    }
}
