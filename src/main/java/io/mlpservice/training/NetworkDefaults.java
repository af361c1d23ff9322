package io.mlpservice.training;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.pipeline.ModelSchema;
import io.mlpservice.engine.pipeline.Task;
import io.mlpservice.model.TrainingConfiguration.HiddenLayer;
import io.mlpservice.model.TrainingConfiguration.Initialization;
import io.mlpservice.model.TrainingConfiguration.InitializationType;
import io.mlpservice.model.TrainingConfiguration.NetworkShape;
import io.mlpservice.model.TrainingConfiguration.OutputLayer;
import io.mlpservice.platform.JsonNames;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Fills in what a request leaves out of the network and its first parameters. */
final class NetworkDefaults {
    private static final int HIDDEN_UNITS = 100;

    private final @Nullable ModelSchema schema;
    private final @Nullable LossType loss;
    private final FieldErrors errors;

    /**
     * Defaults for one request.
     *
     * @param schema null where the request's columns make none; then the output layer stays as it was asked for
     * @param loss the loss that was asked for, if one was
     */
    NetworkDefaults(@Nullable ModelSchema schema, @Nullable LossType loss, FieldErrors errors) {
        this.schema = schema;
        this.loss = loss;
        this.errors = errors;
    }

    NetworkShape network(@Nullable NetworkShape asked) {
        var given = Objects.requireNonNullElse(asked, new NetworkShape(null, null, null));
        var hidden = given.hiddenLayers() == null
                ? List.of(hiddenLayer(HIDDEN_UNITS, null, null))
                : given.hiddenLayers().stream()
                        .map(layer -> hiddenLayer(layer.units(), layer.activation(), layer.learningRateMultiplier()))
                        .toList();
        checkHiddenLayers(hidden);
        var output = Objects.requireNonNullElse(given.outputLayer(), new OutputLayer(null, null, null));
        return new NetworkShape(0.0, hidden, schema == null ? output : outputLayer(output, schema));
    }

    private static HiddenLayer hiddenLayer(int units, @Nullable ActivationType activation,
            @Nullable Double multiplier) {
        return new HiddenLayer(units, Objects.requireNonNullElse(activation, ActivationType.RELU), null, null, null,
                false,
                0.0, false, Hyperparameter.LEARNING_RATE_MULTIPLIER.orDefault(multiplier));
    }

    private void checkHiddenLayers(List<HiddenLayer> layers) {
        IntStream.range(0, layers.size()).filter(index -> layers.get(index).units() == 1
                && layers.get(index).activation() == ActivationType.SOFTMAX)
                .forEach(index -> errors.add("/network/hidden_layers/%d/activation".formatted(index), "invalid_value",
                        "Softmax over a single unit is always 1; give the layer more units or another activation."));
    }

    private OutputLayer outputLayer(OutputLayer given, ModelSchema schema) {
        var activation = given.activation() == null ? naturalOutput(schema) : given.activation();
        var units = schema.outputs(activation);
        if (given.units() != null && given.units() != units) {
            errors.add("/network/output_layer/units", "invalid_value",
                    "The targets need %d output units with %s; leave it out.".formatted(units, name(activation)));
        }
        if (activation == ActivationType.SOFTMAX && units == 1) {
            errors.add("/network/output_layer/activation", "invalid_value",
                    "Softmax over a single unit is always 1; choose 'identity' for one regression target.");
        }
        return new OutputLayer(units, activation,
                Hyperparameter.LEARNING_RATE_MULTIPLIER.orDefault(given.learningRateMultiplier()));
    }

    /** What suits the loss that was asked for, or else the task. */
    private ActivationType naturalOutput(ModelSchema schema) {
        if (schema.task() == Task.REGRESSION) {
            return ActivationType.IDENTITY;
        }
        return loss == LossType.BINARY_CROSS_ENTROPY ? ActivationType.SIGMOID : ActivationType.SOFTMAX;
    }

    Initialization initialization(@Nullable Initialization asked) {
        var given = Objects.requireNonNullElse(asked, new Initialization(null, null, null));
        var type = Objects.requireNonNullElse(given.type(), InitializationType.AUTO);
        var limit = given.limit();
        if (type == InitializationType.UNIFORM) {
            limit = Hyperparameter.INITIAL_LIMIT.orDefault(limit);
            errors.range("/initialization/limit", limit, Hyperparameter.INITIAL_LIMIT);
        } else {
            errors.notUsed("/initialization/limit", limit, "Initialisation '%s'".formatted(name(type)));
            limit = null;
        }
        if (type != InitializationType.GIVEN) {
            errors.notUsed("/initialization/parameters", given.parameters(),
                    "Initialisation '%s'".formatted(name(type)));
            return new Initialization(type, limit, null);
        }
        if (given.parameters() == null) {
            errors.add("/initialization/parameters", "required",
                    "Give the parameters of every layer, the output layer last, or choose another type.");
        }
        return new Initialization(type, limit, given.parameters());
    }

    private static String name(Enum<?> constant) {
        return JsonNames.of(constant);
    }
}
