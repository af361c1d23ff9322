package io.mlpservice.training;

import io.mlpservice.engine.data.Scaling;
import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.engine.pipeline.ModelSchema;
import io.mlpservice.engine.pipeline.Target;
import io.mlpservice.engine.pipeline.Task;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.model.ModelName;
import io.mlpservice.model.TrainingConfiguration;
import io.mlpservice.model.TrainingConfiguration.Batching;
import io.mlpservice.model.TrainingConfiguration.ClassWeights;
import io.mlpservice.model.TrainingConfiguration.ClassWeightsMode;
import io.mlpservice.model.TrainingConfiguration.ClippingType;
import io.mlpservice.model.TrainingConfiguration.EarlyStopping;
import io.mlpservice.model.TrainingConfiguration.GradientClipping;
import io.mlpservice.model.TrainingConfiguration.HiddenLayer;
import io.mlpservice.model.TrainingConfiguration.Initialization;
import io.mlpservice.model.TrainingConfiguration.InitializationType;
import io.mlpservice.model.TrainingConfiguration.LearningRateSchedule;
import io.mlpservice.model.TrainingConfiguration.MissingValues;
import io.mlpservice.model.TrainingConfiguration.NetworkShape;
import io.mlpservice.model.TrainingConfiguration.Optimizer;
import io.mlpservice.model.TrainingConfiguration.OutputLayer;
import io.mlpservice.model.TrainingConfiguration.Preprocessing;
import io.mlpservice.model.TrainingConfiguration.ScheduleType;
import io.mlpservice.model.TrainingConfiguration.Split;
import io.mlpservice.model.TrainingConfiguration.TrainingSettings;
import io.mlpservice.platform.JsonNames;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Fills in every setting that a request leaves out and applies. Settings that do not apply become null; given all the
 * same, they are an error. A configuration that is filled in stays as it is.
 */
final class ConfigurationDefaults {
    private static final int ROWS_WORTH_SPLITTING = 50;
    private static final double VALIDATION_FRACTION = 0.1;
    private static final double TEST_FRACTION = 0.2;
    private static final int HIDDEN_UNITS = 100;
    private static final int BATCHES_PER_EPOCH = 20;
    private static final int SMALLEST_BATCH = 4;
    private static final int LARGEST_BATCH = 64;

    private final TrainingConfiguration request;
    private final String datasetName;
    private final int rows;
    private final ModelSchema schema;
    private final FieldErrors errors;

    /**
     * Defaults for one request.
     *
     * @param rows how many rows the data set has
     */
    ConfigurationDefaults(TrainingConfiguration request, String datasetName, int rows, ModelSchema schema,
            FieldErrors errors) {
        this.request = request;
        this.datasetName = datasetName;
        this.rows = rows;
        this.schema = schema;
        this.errors = errors;
    }

    TrainingConfiguration fillIn() {
        var split = split();
        var network = network();
        return new TrainingConfiguration(request.datasetId(),
                request.modelName() == null ? ModelName.ofDataset(datasetName) : request.modelName(), schema.task(),
                (int) or(request.priority(), Hyperparameter.PRIORITY),
                schema.targets().stream().map(Target::name).toList(),
                schema.features(), null, null, false, preprocessing(), split, network, initialization(),
                training(split, outputActivation(network)),
                Objects.requireNonNullElse(request.precision(), Precision.FLOAT32),
                Objects.requireNonNullElse(request.seed(), 0L));
    }

    private Preprocessing preprocessing() {
        var given = Objects.requireNonNullElse(request.preprocessing(),
                new Preprocessing(null, null, null, null, null));
        var numeric = Objects.requireNonNullElse(given.numeric(), Scaling.STANDARD);
        if (schema.task() == Task.CLASSIFICATION) {
            errors.notUsed("/preprocessing/target", given.target(), "A classification");
            return new Preprocessing(numeric, Scaling.NONE, MissingValues.REJECT, 1, false);
        }
        return new Preprocessing(numeric, Objects.requireNonNullElse(given.target(), Scaling.STANDARD),
                MissingValues.REJECT, 1, false);
    }

    private Split split() {
        var given = Objects.requireNonNullElse(request.split(), new Split(null, null, null, null));
        var worthIt = rows >= ROWS_WORTH_SPLITTING;
        var validation = Objects.requireNonNullElse(given.validationFraction(), worthIt ? VALIDATION_FRACTION : 0);
        var test = Objects.requireNonNullElse(given.testFraction(), worthIt ? TEST_FRACTION : 0);
        var shuffle = Objects.requireNonNullElse(given.shuffle(), true);
        var classification = schema.task() == Task.CLASSIFICATION;
        var stratify = Objects.requireNonNullElse(given.stratify(), classification && shuffle);
        if (validation + test >= 1) {
            errors.add("/split", "out_of_range",
                    "The fractions held out are %s and %s; together they must be less than 1."
                            .formatted(validation, test));
        } else if (SplitSpec.trainingRows(validation, test, rows) < 1) {
            errors.add("/split", "no_training_rows",
                    "Of %d rows none would be left to train on; hold out less.".formatted(rows));
        }
        if (stratify && !classification) {
            errors.add("/split/stratify", "not_used", "Only classes can be stratified; leave it out for a regression.");
        } else if (stratify && !shuffle) {
            errors.add("/split/stratify", "not_used", "Rows are stratified only when they are shuffled.");
        }
        return new Split(validation, test, shuffle, stratify);
    }

    private NetworkShape network() {
        var given = Objects.requireNonNullElse(request.network(), new NetworkShape(null, null, null));
        var hidden = given.hiddenLayers() == null
                ? List.of(hiddenLayer(HIDDEN_UNITS, null, null))
                : given.hiddenLayers().stream()
                        .map(layer -> hiddenLayer(layer.units(), layer.activation(), layer.learningRateMultiplier()))
                        .toList();
        checkHiddenLayers(hidden);
        var output = Objects.requireNonNullElse(given.outputLayer(), new OutputLayer(null, null, null));
        return new NetworkShape(0.0, hidden, outputLayer(output));
    }

    private static HiddenLayer hiddenLayer(int units, @Nullable Activation activation, @Nullable Double multiplier) {
        return new HiddenLayer(units, Objects.requireNonNullElse(activation, Activation.RELU), null, null, null, false,
                0.0, false, or(multiplier, Hyperparameter.LEARNING_RATE_MULTIPLIER));
    }

    private void checkHiddenLayers(List<HiddenLayer> layers) {
        IntStream.range(0, layers.size()).filter(index -> layers.get(index).units() == 1
                && layers.get(index).activation() == Activation.SOFTMAX)
                .forEach(index -> errors.add("/network/hidden_layers/%d/activation".formatted(index), "invalid_value",
                        "Softmax over a single unit is always 1; give the layer more units or another activation."));
    }

    private OutputLayer outputLayer(OutputLayer given) {
        var activation = given.activation() == null ? naturalOutput() : given.activation();
        var units = schema.outputs(activation);
        if (given.units() != null && given.units() != units) {
            errors.add("/network/output_layer/units", "invalid_value",
                    "The targets need %d output units with %s; leave it out.".formatted(units, name(activation)));
        }
        if (activation == Activation.SOFTMAX && units == 1) {
            errors.add("/network/output_layer/activation", "invalid_value",
                    "Softmax over a single unit is always 1; choose 'identity' for one regression target.");
        }
        return new OutputLayer(units, activation, or(given.learningRateMultiplier(),
                Hyperparameter.LEARNING_RATE_MULTIPLIER));
    }

    /** What suits the loss that was asked for, or else the task. */
    private Activation naturalOutput() {
        if (schema.task() == Task.REGRESSION) {
            return Activation.IDENTITY;
        }
        var loss = request.training() == null ? null : request.training().loss();
        return loss == Loss.BINARY_CROSS_ENTROPY ? Activation.SIGMOID : Activation.SOFTMAX;
    }

    private static Activation outputActivation(NetworkShape network) {
        return Objects.requireNonNull(Objects.requireNonNull(network.outputLayer()).activation());
    }

    private Initialization initialization() {
        var given = Objects.requireNonNullElse(request.initialization(), new Initialization(null, null, null));
        var type = Objects.requireNonNullElse(given.type(), InitializationType.AUTO);
        var limit = given.limit();
        if (type == InitializationType.UNIFORM) {
            limit = or(limit, Hyperparameter.INITIAL_LIMIT);
            checkRange("/initialization/limit", limit, Hyperparameter.INITIAL_LIMIT);
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

    private TrainingSettings training(Split split, Activation output) {
        var given = Objects.requireNonNullElseGet(request.training(), ConfigurationDefaults::nothingGiven);
        var batching = Objects.requireNonNullElse(given.batching(), Batching.MINI_BATCH);
        return new TrainingSettings(loss(given.loss(), output),
                Objects.requireNonNullElse(given.lossReduction(), LossReduction.MEAN), null, null,
                new ClassWeights(ClassWeightsMode.NONE, null), optimizer(given.optimizer()),
                new LearningRateSchedule(ScheduleType.CONSTANT, null, null, null, null, 0), batching,
                batchSize(given.batchSize(), batching, split), (int) or(given.epochs(), Hyperparameter.EPOCHS),
                Objects.requireNonNullElse(given.shuffle(), true), or(given.l1(), Hyperparameter.L1),
                or(given.l2(), Hyperparameter.L2), null, new GradientClipping(ClippingType.NONE, null),
                earlyStopping(given.earlyStopping(), split), given.targetLoss(), given.maxSeconds());
    }

    private static TrainingSettings nothingGiven() {
        return new TrainingSettings(null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null);
    }

    private Loss loss(@Nullable Loss given, Activation output) {
        var loss = given != null ? given : naturalLoss(output);
        if (!loss.outputActivations().contains(output)) {
            var suiting = Loss.suiting(output).stream().map(ConfigurationDefaults::name).toList();
            errors.add("/training/loss", "illegal_combination",
                    "An output of '%s' does not go with the loss '%s'; with '%s' go %s.".formatted(name(output),
                            name(loss), name(output), String.join(", ", suiting)));
        } else if (schema.task() == Task.REGRESSION && loss.isCrossEntropy()) {
            errors.add("/training/loss", "illegal_combination",
                    "A cross-entropy compares classes; choose a squared error for a regression.");
        } else if (schema.task() == Task.CLASSIFICATION && output != Activation.SOFTMAX
                && output != Activation.SIGMOID) {
            errors.add("/network/output_layer/activation", "illegal_combination",
                    "A classification answers probabilities; choose 'softmax' or 'sigmoid' for the output layer.");
        }
        return loss;
    }

    private Loss naturalLoss(Activation output) {
        if (schema.task() == Task.REGRESSION) {
            return Loss.MEAN_SQUARED_ERROR;
        }
        return output == Activation.SIGMOID ? Loss.BINARY_CROSS_ENTROPY : Loss.CATEGORICAL_CROSS_ENTROPY;
    }

    private Optimizer optimizer(@Nullable Optimizer asked) {
        var given = Objects.requireNonNullElse(asked,
                new Optimizer(null, null, null, null, null, null, null, null, null, null));
        var type = Objects.requireNonNullElse(given.type(), OptimizerType.ADAM);
        var momentum = used(type, Hyperparameter.MOMENTUM, "momentum", given.momentum());
        var nesterov = given.nesterov();
        if (momentum == null || momentum == 0) {
            errors.notUsed("/training/optimizer/nesterov", nesterov, "Gradient descent without momentum");
        }
        return new Optimizer(type, Objects.requireNonNullElse(given.learningRate(), type.defaultLearningRate()),
                momentum,
                type == OptimizerType.SGD ? Objects.requireNonNullElse(nesterov, false) : null,
                used(type, Hyperparameter.BETA1, "beta1", given.beta1()),
                used(type, Hyperparameter.BETA2, "beta2", given.beta2()),
                used(type, Hyperparameter.EPSILON, "epsilon", given.epsilon()), null, null, null);
    }

    private @Nullable Double used(OptimizerType type, Hyperparameter hyperparameter, String field,
            @Nullable Double given) {
        var pointer = "/training/optimizer/" + field;
        if (!type.uses(hyperparameter)) {
            errors.notUsed(pointer, given, "The optimiser '%s'".formatted(name(type)));
            return null;
        }
        var value = or(given, hyperparameter);
        checkRange(pointer, value, hyperparameter);
        return value;
    }

    private @Nullable Integer batchSize(@Nullable Integer given, Batching batching, Split split) {
        if (batching != Batching.MINI_BATCH) {
            errors.notUsed("/training/batch_size", given, "Batching '%s'".formatted(name(batching)));
            return null;
        }
        if (given != null) {
            checkRange("/training/batch_size", given, Hyperparameter.BATCH_SIZE);
            return given;
        }
        var trainingRows = SplitSpec.trainingRows(Objects.requireNonNull(split.validationFraction()),
                Objects.requireNonNull(split.testFraction()), rows);
        return Math.clamp(trainingRows / BATCHES_PER_EPOCH, SMALLEST_BATCH, LARGEST_BATCH);
    }

    private EarlyStopping earlyStopping(@Nullable EarlyStopping asked, Split split) {
        var given = Objects.requireNonNullElse(asked, new EarlyStopping(null, null, null));
        var validated = SplitSpec.share(Objects.requireNonNull(split.validationFraction()), rows) > 0;
        var monitor = Objects.requireNonNullElse(given.monitor(), validated ? Monitor.VALIDATION_LOSS : Monitor.NONE);
        if (monitor == Monitor.NONE) {
            errors.notUsed("/training/early_stopping/patience", given.patience(), "Early stopping 'none'");
            errors.notUsed("/training/early_stopping/min_delta", given.minDelta(), "Early stopping 'none'");
            return new EarlyStopping(monitor, null, null);
        }
        if (monitor == Monitor.VALIDATION_LOSS && !validated) {
            errors.add("/training/early_stopping/monitor", "no_validation_rows",
                    "There are no validation rows to watch; raise 'split.validation_fraction' or monitor 'training_loss'.");
        }
        var patience = (int) or(given.patience(), Hyperparameter.PATIENCE);
        checkRange("/training/early_stopping/patience", patience, Hyperparameter.PATIENCE);
        return new EarlyStopping(monitor, patience, or(given.minDelta(), Hyperparameter.MIN_DELTA));
    }

    private void checkRange(String pointer, double value, Hyperparameter hyperparameter) {
        if (!hyperparameter.range().contains(value)) {
            errors.add(pointer, "out_of_range",
                    "%s is out of range; it must be %s.".formatted(value, hyperparameter.range()));
        }
    }

    private static double or(@Nullable Number given, Hyperparameter hyperparameter) {
        return given == null ? hyperparameter.defaultValue().orElseThrow() : given.doubleValue();
    }

    private static String name(Enum<?> constant) {
        return JsonNames.of(constant);
    }
}
