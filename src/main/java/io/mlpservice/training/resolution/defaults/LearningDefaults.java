package io.mlpservice.training.resolution.defaults;

import io.mlpservice.configuration.BatchingType;
import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.TrainingConfiguration.EarlyStoppingConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.LearningConfiguration;
import io.mlpservice.configuration.TrainingRequest.EarlyStoppingRequest;
import io.mlpservice.configuration.TrainingRequest.LearningRequest;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.engine.optimizer.ScheduleType;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.training.resolution.size.PartSizes;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Fills in the training settings that a request leaves out. */
final class LearningDefaults {
    private static final int BATCHES_PER_EPOCH = 20;
    private static final int SMALLEST_BATCH = 4;
    private static final int LARGEST_BATCH = 64;

    private final LearningRequest asked;
    private final ModelSchema schema;
    private final PartSizes parts;
    private final TrainingLimits limits;
    private final FieldErrors errors;

    /**
     * Defaults for one request.
     *
     * @param parts how many rows are split how
     * @param limits how long it may train
     */
    LearningDefaults(LearningRequest asked, ModelSchema schema, PartSizes parts, TrainingLimits limits,
            FieldErrors errors) {
        this.asked = asked;
        this.schema = schema;
        this.parts = parts;
        this.limits = limits;
        this.errors = errors;
    }

    /**
     * The complete training settings.
     *
     * @param output the activation of its output layer
     */
    LearningConfiguration fillIn(ActivationType output) {
        var optimizer = new OptimizerDefaults(asked, errors);
        var batching = Objects.requireNonNullElse(asked.batching(), naturalBatching(OptimizerDefaults.type(asked)));
        var epochs = limits.epochs(asked.epochs(), errors);
        var schedule = optimizer.schedule(epochs);
        var loss = new LossDefaults(schema, errors).loss(asked.loss(), output);
        var lossNumbers = new ChoiceNumbers(errors, "/training", "/training/loss", "The loss", loss, asked);
        return new LearningConfiguration(loss, Objects.requireNonNullElse(asked.lossReduction(), LossReduction.MEAN),
                lossNumbers.number(Hyperparameter.HUBER_DELTA), lossNumbers.number(Hyperparameter.QUANTILE),
                new ClassWeightDefaults(schema, errors).fillIn(asked.classWeights()), optimizer.optimizer(), schedule,
                batching, batchSize(batching), epochs, Objects.requireNonNullElse(asked.shuffle(), true),
                Hyperparameter.L1.orDefault(asked.l1()), Hyperparameter.L2.orDefault(asked.l2()), optimizer.maxNorm(),
                optimizer.clipping(), earlyStopping(schedule.type() == ScheduleType.ADAPTIVE), asked.targetLoss(),
                limits.seconds(asked.maxSeconds(), errors));
    }

    private static BatchingType naturalBatching(OptimizerType optimizer) {
        return switch (optimizer) {
            case LBFGS -> BatchingType.FULL_BATCH;
            case PERCEPTRON -> BatchingType.SEQUENTIAL;
            default -> BatchingType.MINI_BATCH;
        };
    }

    private @Nullable Integer batchSize(BatchingType batching) {
        var given = asked.batchSize();
        if (batching != BatchingType.MINI_BATCH) {
            SettingChecks.notUsed(errors.restingOn("/training/batching"), "/training/batch_size", given,
                    "Batching '%s'".formatted(JsonNames.of(batching)));
            return null;
        }
        if (given != null) {
            SettingChecks.range(errors, "/training/batch_size", given, Hyperparameter.BATCH_SIZE);
            return given;
        }
        return Math.clamp(parts.training() / BATCHES_PER_EPOCH, SMALLEST_BATCH, LARGEST_BATCH);
    }

    /** Early stopping; off by default with the adaptive schedule, which monitors the same loss. */
    private EarlyStoppingConfiguration earlyStopping(boolean adaptiveRate) {
        var given = Blank.orBlank(asked.earlyStopping(), EarlyStoppingRequest.class);
        var validated = parts.validation() > 0;
        var monitor = Objects.requireNonNullElse(given.monitor(),
                validated && !adaptiveRate ? Monitor.VALIDATION_LOSS : Monitor.NONE);
        if (monitor == Monitor.NONE) {
            var ofMonitor = errors.restingOn("/training/early_stopping/monitor");
            SettingChecks.notUsed(ofMonitor, "/training/early_stopping/patience", given.patience(),
                    "Early stopping 'none'");
            SettingChecks.notUsed(ofMonitor, "/training/early_stopping/min_delta", given.minDelta(),
                    "Early stopping 'none'");
            return new EarlyStoppingConfiguration(monitor, null, null);
        }
        if (monitor == Monitor.VALIDATION_LOSS && !validated) {
            errors.restingOn("/split/type", "/split/column", "/split/validation_fraction", "/dataset_id").add(
                    "/training/early_stopping/monitor",
                    "no_validation_rows",
                    "There are no validation rows to watch; raise 'split.validation_fraction' or monitor 'training_loss'.");
        }
        var patience = (int) Hyperparameter.PATIENCE.orDefault(given.patience());
        SettingChecks.range(errors, "/training/early_stopping/patience", patience, Hyperparameter.PATIENCE);
        return new EarlyStoppingConfiguration(monitor, patience, Hyperparameter.MIN_DELTA.orDefault(given.minDelta()));
    }
}
