package io.mlpservice.training.resolution.defaults;

import io.mlpservice.configuration.TrainingConfiguration.HiddenLayerConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.NetworkConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.OutputLayerConfiguration;
import io.mlpservice.configuration.TrainingRequest.HiddenLayerRequest;
import io.mlpservice.configuration.TrainingRequest.NetworkRequest;
import io.mlpservice.configuration.TrainingRequest.OutputLayerRequest;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Fills in the network settings that a request leaves out. */
final class NetworkDefaults {
    private static final int HIDDEN_UNITS = 100;
    private static final String OUTPUT_LAYER = "/network/output_layer";

    private final ModelSchema schema;
    private final @Nullable LossType loss;
    private final OptimizerType optimizer;
    private final FieldErrors errors;

    /**
     * Defaults for one request.
     *
     * @param loss the loss that was asked for, if one was
     * @param optimizer what will train the network
     */
    NetworkDefaults(ModelSchema schema, @Nullable LossType loss, OptimizerType optimizer, FieldErrors errors) {
        this.schema = schema;
        this.loss = loss;
        this.optimizer = optimizer;
        this.errors = errors;
    }

    NetworkConfiguration fillIn(NetworkRequest asked) {
        var hidden = asked.hiddenLayers() == null ? naturalHiddenLayers() : hiddenLayers(asked.hiddenLayers());
        checkHiddenLayers(hidden);
        return new NetworkConfiguration(Hyperparameter.INPUT_DROPOUT.orDefault(asked.inputDropout()), hidden,
                outputLayer(Blank.orBlank(asked.outputLayer(), OutputLayerRequest.class)));
    }

    /** One layer, or none for the perceptron rule, which trains a single layer of units. */
    private List<HiddenLayerConfiguration> naturalHiddenLayers() {
        return optimizer == OptimizerType.PERCEPTRON
                ? List.of()
                : List.of(hiddenLayer(HIDDEN_UNITS, Blank.of(HiddenLayerRequest.class), 0));
    }

    private List<HiddenLayerConfiguration> hiddenLayers(List<HiddenLayerRequest> asked) {
        return IntStream.range(0, asked.size())
                .mapToObj(index -> hiddenLayer(asked.get(index).units(), asked.get(index), index)).toList();
    }

    private HiddenLayerConfiguration hiddenLayer(int units, HiddenLayerRequest asked, int index) {
        var activation = Objects.requireNonNullElse(asked.activation(), ActivationType.RELU);
        var numbers = numbers(activation, "/network/hidden_layers/" + index, asked);
        return new HiddenLayerConfiguration(units, activation, numbers.number(Hyperparameter.NEGATIVE_SLOPE),
                numbers.number(Hyperparameter.ALPHA), numbers.count(Hyperparameter.MAXOUT_PIECES),
                Objects.requireNonNullElse(asked.batchNormalization(), false),
                Hyperparameter.DROPOUT.orDefault(asked.dropout()),
                Objects.requireNonNullElse(asked.residual(), false),
                Hyperparameter.LEARNING_RATE_MULTIPLIER.orDefault(asked.learningRateMultiplier()));
    }

    private ChoiceNumbers numbers(ActivationType activation, String pointer, Record asked) {
        return new ChoiceNumbers(errors, pointer, pointer + "/activation", "The activation", activation, asked);
    }

    private void checkHiddenLayers(List<HiddenLayerConfiguration> layers) {
        IntStream.range(0, layers.size()).filter(index -> layers.get(index).units() == 1
                && layers.get(index).activation() == ActivationType.SOFTMAX)
                .forEach(index -> errors.restingOn("/network/hidden_layers/%d/units".formatted(index)).add(
                        "/network/hidden_layers/%d/activation".formatted(index), "invalid_value",
                        "Softmax over a single unit is always 1; give the layer more units or another activation."));
    }

    private OutputLayerConfiguration outputLayer(OutputLayerRequest asked) {
        var activation = asked.activation() == null ? naturalOutput() : asked.activation();
        var units = schema.outputs(activation);
        var ofTargets = errors.restingOn("/targets");
        if (asked.units() != null && asked.units() != units) {
            ofTargets.restingOn(OUTPUT_LAYER + "/activation").add(OUTPUT_LAYER + "/units", "invalid_value",
                    "The targets need %d output units with %s; leave it out.".formatted(units,
                            JsonNames.of(activation)));
        }
        if (activation == ActivationType.SOFTMAX && units == 1) {
            ofTargets.add(OUTPUT_LAYER + "/activation", "invalid_value",
                    "Softmax over a single unit is always 1; choose 'identity' for one regression target.");
        }
        var numbers = numbers(activation, OUTPUT_LAYER, asked);
        return new OutputLayerConfiguration(units, activation, numbers.number(Hyperparameter.NEGATIVE_SLOPE),
                numbers.number(Hyperparameter.ALPHA), numbers.count(Hyperparameter.MAXOUT_PIECES),
                Hyperparameter.LEARNING_RATE_MULTIPLIER.orDefault(asked.learningRateMultiplier()));
    }

    /** The output activation that suits the optimizer and the loss of the request, or else the task. */
    private ActivationType naturalOutput() {
        if (optimizer == OptimizerType.PERCEPTRON) {
            return ActivationType.BINARY_STEP;
        }
        if (schema.task() == Task.REGRESSION) {
            return loss == LossType.POISSON ? ActivationType.EXPONENTIAL : ActivationType.IDENTITY;
        }
        return schema.isMultiLabel() || loss == LossType.BINARY_CROSS_ENTROPY
                ? ActivationType.SIGMOID
                : ActivationType.SOFTMAX;
    }
}
