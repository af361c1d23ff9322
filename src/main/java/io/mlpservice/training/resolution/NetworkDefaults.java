package io.mlpservice.training.resolution;

import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.TrainingConfiguration.HiddenLayer;
import io.mlpservice.configuration.TrainingConfiguration.Initialization;
import io.mlpservice.configuration.TrainingConfiguration.InitializationType;
import io.mlpservice.configuration.TrainingConfiguration.NetworkShape;
import io.mlpservice.configuration.TrainingConfiguration.OutputLayer;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.platform.FieldErrors;
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
    private final OptimizerType optimizer;
    private final FieldErrors errors;

    /**
     * Defaults for one request.
     *
     * @param schema null where the request's columns make none; then the output layer stays as it was asked for
     * @param loss the loss that was asked for, if one was
     * @param optimizer what will train the network
     */
    NetworkDefaults(@Nullable ModelSchema schema, @Nullable LossType loss, OptimizerType optimizer,
            FieldErrors errors) {
        this.schema = schema;
        this.loss = loss;
        this.optimizer = optimizer;
        this.errors = errors;
    }

    NetworkShape network(@Nullable NetworkShape asked) {
        var given = Objects.requireNonNullElse(asked, new NetworkShape(null, null, null));
        var hidden = hiddenLayers(given.hiddenLayers() == null ? naturalHiddenLayers() : given.hiddenLayers());
        checkHiddenLayers(hidden);
        var output = Objects.requireNonNullElse(given.outputLayer(),
                new OutputLayer(null, null, null, null, null, null));
        return new NetworkShape(Hyperparameter.INPUT_DROPOUT.orDefault(given.inputDropout()), hidden,
                schema == null ? output : outputLayer(output, schema));
    }

    /** One layer; none for the perceptron rule, which trains a single layer of units. */
    private List<HiddenLayer> naturalHiddenLayers() {
        return optimizer == OptimizerType.PERCEPTRON
                ? List.of()
                : List.of(new HiddenLayer(HIDDEN_UNITS, null, null, null, null, null, null, null, null));
    }

    private List<HiddenLayer> hiddenLayers(List<HiddenLayer> given) {
        return IntStream.range(0, given.size())
                .mapToObj(index -> hiddenLayer(given.get(index), "/network/hidden_layers/" + index)).toList();
    }

    private HiddenLayer hiddenLayer(HiddenLayer given, String pointer) {
        var activation = Objects.requireNonNullElse(given.activation(), ActivationType.RELU);
        var numbers = numbers(activation, pointer);
        return new HiddenLayer(given.units(), activation,
                numbers.number(Hyperparameter.NEGATIVE_SLOPE, "negative_slope", given.negativeSlope()),
                numbers.number(Hyperparameter.ALPHA, "alpha", given.alpha()),
                numbers.count(Hyperparameter.MAXOUT_PIECES, "maxout_pieces", given.maxoutPieces()),
                Objects.requireNonNullElse(given.batchNormalization(), false),
                Hyperparameter.DROPOUT.orDefault(given.dropout()),
                Objects.requireNonNullElse(given.residual(), false),
                Hyperparameter.LEARNING_RATE_MULTIPLIER.orDefault(given.learningRateMultiplier()));
    }

    private ChosenType numbers(ActivationType activation, String pointer) {
        return new ChosenType(errors, pointer, pointer + "/activation",
                "The activation '%s'".formatted(name(activation)), activation::uses,
                hyperparameter -> hyperparameter.orDefault(null));
    }

    private void checkHiddenLayers(List<HiddenLayer> layers) {
        IntStream.range(0, layers.size()).filter(index -> layers.get(index).units() == 1
                && layers.get(index).activation() == ActivationType.SOFTMAX)
                .forEach(index -> errors.restingOn("/network/hidden_layers/%d/units".formatted(index)).add(
                        "/network/hidden_layers/%d/activation".formatted(index), "invalid_value",
                        "Softmax over a single unit is always 1; give the layer more units or another activation."));
    }

    private OutputLayer outputLayer(OutputLayer given, ModelSchema schema) {
        var activation = given.activation() == null ? naturalOutput(schema) : given.activation();
        var units = schema.outputs(activation);
        if (given.units() != null && given.units() != units) {
            errors.restingOn("/network/output_layer/activation").add("/network/output_layer/units", "invalid_value",
                    "The targets need %d output units with %s; leave it out.".formatted(units, name(activation)));
        }
        if (activation == ActivationType.SOFTMAX && units == 1) {
            errors.add("/network/output_layer/activation", "invalid_value",
                    "Softmax over a single unit is always 1; choose 'identity' for one regression target.");
        }
        var numbers = numbers(activation, "/network/output_layer");
        return new OutputLayer(units, activation,
                numbers.number(Hyperparameter.NEGATIVE_SLOPE, "negative_slope", given.negativeSlope()),
                numbers.number(Hyperparameter.ALPHA, "alpha", given.alpha()),
                numbers.count(Hyperparameter.MAXOUT_PIECES, "maxout_pieces", given.maxoutPieces()),
                Hyperparameter.LEARNING_RATE_MULTIPLIER.orDefault(given.learningRateMultiplier()));
    }

    /** What suits the optimiser and the loss that were asked for, or else the task. */
    private ActivationType naturalOutput(ModelSchema schema) {
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

    Initialization initialization(@Nullable Initialization asked) {
        var given = Objects.requireNonNullElse(asked, new Initialization(null, null, null));
        var type = Objects.requireNonNullElse(given.type(), InitializationType.AUTO);
        var limit = given.limit();
        var ofType = errors.restingOn("/initialization/type");
        if (type == InitializationType.UNIFORM) {
            limit = Hyperparameter.INITIAL_LIMIT.orDefault(limit);
            SettingChecks.range(errors, "/initialization/limit", limit, Hyperparameter.INITIAL_LIMIT);
        } else {
            SettingChecks.notUsed(ofType, "/initialization/limit", limit, "Initialisation '%s'".formatted(name(type)));
            limit = null;
        }
        if (type != InitializationType.GIVEN) {
            SettingChecks.notUsed(ofType, "/initialization/parameters", given.parameters(),
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
