package io.mlpservice.training.resolution;

import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.TrainingConfiguration.Batching;
import io.mlpservice.configuration.TrainingConfiguration.EarlyStopping;
import io.mlpservice.configuration.TrainingConfiguration.Split;
import io.mlpservice.configuration.TrainingConfiguration.TrainingSettings;
import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.engine.optimizer.ScheduleType;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.JsonNames;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Fills in what a request leaves out of how the network learns. */
final class TrainingDefaults {
    private static final int BATCHES_PER_EPOCH = 20;
    private static final int SMALLEST_BATCH = 4;
    private static final int LARGEST_BATCH = 64;

    private final @Nullable ModelSchema schema;
    private final int rows;
    private final FieldErrors errors;

    /**
     * Defaults for one request.
     *
     * @param schema null where the request's columns make none; then the loss stays as it was asked for
     * @param rows how many rows the data set has
     */
    TrainingDefaults(@Nullable ModelSchema schema, int rows, FieldErrors errors) {
        this.schema = schema;
        this.rows = rows;
        this.errors = errors;
    }

    TrainingSettings fillIn(@Nullable TrainingSettings asked, Split split, @Nullable ActivationType output) {
        var given = Objects.requireNonNullElseGet(asked, TrainingDefaults::nothingGiven);
        var learning = new LearningDefaults(errors);
        var optimizer = LearningDefaults.optimizerType(given.optimizer());
        var batching = Objects.requireNonNullElse(given.batching(), naturalBatching(optimizer));
        var epochs = (int) Hyperparameter.EPOCHS.orDefault(given.epochs());
        var schedule = learning.schedule(given.learningRateSchedule(), epochs);
        var loss = schema == null || output == null ? given.loss() : loss(given.loss(), output, schema);
        return new TrainingSettings(loss, Objects.requireNonNullElse(given.lossReduction(), LossReduction.MEAN),
                lossNumber(loss, Hyperparameter.HUBER_DELTA, "huber_delta", given.huberDelta()),
                lossNumber(loss, Hyperparameter.QUANTILE, "quantile", given.quantile()),
                new ClassWeightDefaults(errors).fillIn(given.classWeights(), schema),
                learning.optimizer(given.optimizer()), schedule,
                batching,
                batchSize(given.batchSize(), batching, split), epochs,
                Objects.requireNonNullElse(given.shuffle(), true), Hyperparameter.L1.orDefault(given.l1()),
                Hyperparameter.L2.orDefault(given.l2()), learning.maxNorm(given.maxNorm(), optimizer),
                learning.clipping(given.gradientClipping()),
                earlyStopping(given.earlyStopping(), split, schedule.type() == ScheduleType.ADAPTIVE),
                given.targetLoss(), given.maxSeconds());
    }

    private static Batching naturalBatching(OptimizerType optimizer) {
        return switch (optimizer) {
            case LBFGS -> Batching.FULL_BATCH;
            case PERCEPTRON -> Batching.SEQUENTIAL;
            default -> Batching.MINI_BATCH;
        };
    }

    private static TrainingSettings nothingGiven() {
        return new TrainingSettings(null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null);
    }

    private LossType loss(@Nullable LossType given, ActivationType output, ModelSchema schema) {
        var task = schema.task();
        var loss = given != null ? given : naturalLoss(output, task);
        var outputs = task.outputs(loss).stream().filter(schema::suits).toList();
        if (!schema.suits(output)) {
            errors.add("/network/output_layer/activation", "illegal_combination", outputAdvice(schema));
            if (given != null && outputs.isEmpty()) {
                errors.add("/training/loss", "illegal_combination",
                        "A classification has no use for the loss '%s' here; leave it out.".formatted(name(loss)));
            }
        } else if (!outputs.contains(output)) {
            errors.restingOn("/network/output_layer/activation").add("/training/loss", "illegal_combination",
                    "An output of '%s' does not go with the loss '%s' in a %s. With '%1$s' go: %s.%s".formatted(
                            name(output), name(loss), name(task), names(task.losses(output)),
                            outputs.isEmpty() ? "" : " With '%s' go: %s.".formatted(name(loss), names(outputs))));
        }
        return loss;
    }

    private static String outputAdvice(ModelSchema schema) {
        return schema.isMultiLabel()
                ? "Several targets of classes take one unit each, which tells two classes apart; choose 'sigmoid' for the "
                        + "output layer, with which go %s, or a step with the optimizer 'perceptron'."
                                .formatted(names(schema.task().losses(ActivationType.SIGMOID)))
                : "A classification answers probabilities; choose 'softmax' or 'sigmoid' for the output layer, "
                        + "or a step with the optimizer 'perceptron'.";
    }

    private static LossType naturalLoss(ActivationType output, Task task) {
        if (task == Task.REGRESSION || output.isStep()) {
            return LossType.MEAN_SQUARED_ERROR;
        }
        return output == ActivationType.SIGMOID ? LossType.BINARY_CROSS_ENTROPY : LossType.CATEGORICAL_CROSS_ENTROPY;
    }

    /** A number of the loss; as given while the loss is not known. */
    private @Nullable Double lossNumber(@Nullable LossType loss, Hyperparameter hyperparameter, String field,
            @Nullable Double given) {
        return loss == null
                ? given
                : new ChosenType(errors, "/training", "/training/loss", "The loss '%s'".formatted(name(loss)),
                        loss::uses,
                        used -> used.orDefault(null)).number(hyperparameter, field, given);
    }

    private @Nullable Integer batchSize(@Nullable Integer given, Batching batching, Split split) {
        if (batching != Batching.MINI_BATCH) {
            SettingChecks.notUsed(errors.restingOn("/training/batching"), "/training/batch_size", given,
                    "Batching '%s'".formatted(name(batching)));
            return null;
        }
        if (given != null) {
            SettingChecks.range(errors, "/training/batch_size", given, Hyperparameter.BATCH_SIZE);
            return given;
        }
        var trainingRows = SplitSpec.trainingRows(Objects.requireNonNull(split.validationFraction()),
                Objects.requireNonNull(split.testFraction()), rows);
        return Math.clamp(trainingRows / BATCHES_PER_EPOCH, SMALLEST_BATCH, LARGEST_BATCH);
    }

    /** Early stopping; a rate that follows the loss leaves it off unless it is asked for. */
    private EarlyStopping earlyStopping(@Nullable EarlyStopping asked, Split split, boolean adaptiveRate) {
        var given = Objects.requireNonNullElse(asked, new EarlyStopping(null, null, null));
        var validated = SplitSpec.share(Objects.requireNonNull(split.validationFraction()), rows) > 0;
        var monitor = Objects.requireNonNullElse(given.monitor(),
                validated && !adaptiveRate ? Monitor.VALIDATION_LOSS : Monitor.NONE);
        if (monitor == Monitor.NONE) {
            var ofMonitor = errors.restingOn("/training/early_stopping/monitor");
            SettingChecks.notUsed(ofMonitor, "/training/early_stopping/patience", given.patience(),
                    "Early stopping 'none'");
            SettingChecks.notUsed(ofMonitor, "/training/early_stopping/min_delta", given.minDelta(),
                    "Early stopping 'none'");
            return new EarlyStopping(monitor, null, null);
        }
        if (monitor == Monitor.VALIDATION_LOSS && !validated) {
            errors.restingOn("/split/validation_fraction", "/dataset_id").add("/training/early_stopping/monitor",
                    "no_validation_rows",
                    "There are no validation rows to watch; raise 'split.validation_fraction' or monitor 'training_loss'.");
        }
        var patience = (int) Hyperparameter.PATIENCE.orDefault(given.patience());
        SettingChecks.range(errors, "/training/early_stopping/patience", patience, Hyperparameter.PATIENCE);
        return new EarlyStopping(monitor, patience, Hyperparameter.MIN_DELTA.orDefault(given.minDelta()));
    }

    private static String name(Enum<?> constant) {
        return JsonNames.of(constant);
    }

    private static String names(List<? extends Enum<?>> constants) {
        return constants.stream().map(TrainingDefaults::name).collect(Collectors.joining(", "));
    }
}
