package io.mlpservice.training;

import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.engine.pipeline.ModelSchema;
import io.mlpservice.engine.pipeline.Task;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.model.TrainingConfiguration.Batching;
import io.mlpservice.model.TrainingConfiguration.ClassWeights;
import io.mlpservice.model.TrainingConfiguration.ClassWeightsMode;
import io.mlpservice.model.TrainingConfiguration.ClippingType;
import io.mlpservice.model.TrainingConfiguration.EarlyStopping;
import io.mlpservice.model.TrainingConfiguration.GradientClipping;
import io.mlpservice.model.TrainingConfiguration.LearningRateSchedule;
import io.mlpservice.model.TrainingConfiguration.Optimizer;
import io.mlpservice.model.TrainingConfiguration.ScheduleType;
import io.mlpservice.model.TrainingConfiguration.Split;
import io.mlpservice.model.TrainingConfiguration.TrainingSettings;
import io.mlpservice.platform.JsonNames;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

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
        var batching = Objects.requireNonNullElse(given.batching(), Batching.MINI_BATCH);
        var loss = schema == null || output == null ? given.loss() : loss(given.loss(), output, schema.task());
        return new TrainingSettings(loss,
                Objects.requireNonNullElse(given.lossReduction(), LossReduction.MEAN), null, null,
                new ClassWeights(ClassWeightsMode.NONE, null), optimizer(given.optimizer()),
                new LearningRateSchedule(ScheduleType.CONSTANT, null, null, null, null, 0), batching,
                batchSize(given.batchSize(), batching, split), (int) Hyperparameter.EPOCHS.orDefault(given.epochs()),
                Objects.requireNonNullElse(given.shuffle(), true), Hyperparameter.L1.orDefault(given.l1()),
                Hyperparameter.L2.orDefault(given.l2()), null, new GradientClipping(ClippingType.NONE, null),
                earlyStopping(given.earlyStopping(), split), given.targetLoss(), given.maxSeconds());
    }

    private static TrainingSettings nothingGiven() {
        return new TrainingSettings(null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null);
    }

    private LossType loss(@Nullable LossType given, ActivationType output, Task task) {
        var loss = given != null ? given : naturalLoss(output, task);
        if (!loss.outputActivations().contains(output)) {
            var suiting = LossType.suiting(output).stream().map(TrainingDefaults::name).toList();
            errors.add("/training/loss", "illegal_combination",
                    "An output of '%s' does not go with the loss '%s'; with '%s' go %s.".formatted(name(output),
                            name(loss), name(output), String.join(", ", suiting)));
        } else if (task == Task.REGRESSION && loss.isCrossEntropy()) {
            errors.add("/training/loss", "illegal_combination",
                    "A cross-entropy compares classes; choose a squared error for a regression.");
        } else if (task == Task.CLASSIFICATION && output != ActivationType.SOFTMAX
                && output != ActivationType.SIGMOID) {
            errors.add("/network/output_layer/activation", "illegal_combination",
                    "A classification answers probabilities; choose 'softmax' or 'sigmoid' for the output layer.");
        }
        return loss;
    }

    private static LossType naturalLoss(ActivationType output, Task task) {
        if (task == Task.REGRESSION) {
            return LossType.MEAN_SQUARED_ERROR;
        }
        return output == ActivationType.SIGMOID ? LossType.BINARY_CROSS_ENTROPY : LossType.CATEGORICAL_CROSS_ENTROPY;
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
        var value = hyperparameter.orDefault(given);
        errors.range(pointer, value, hyperparameter);
        return value;
    }

    private @Nullable Integer batchSize(@Nullable Integer given, Batching batching, Split split) {
        if (batching != Batching.MINI_BATCH) {
            errors.notUsed("/training/batch_size", given, "Batching '%s'".formatted(name(batching)));
            return null;
        }
        if (given != null) {
            errors.range("/training/batch_size", given, Hyperparameter.BATCH_SIZE);
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
        var patience = (int) Hyperparameter.PATIENCE.orDefault(given.patience());
        errors.range("/training/early_stopping/patience", patience, Hyperparameter.PATIENCE);
        return new EarlyStopping(monitor, patience, Hyperparameter.MIN_DELTA.orDefault(given.minDelta()));
    }

    private static String name(Enum<?> constant) {
        return JsonNames.of(constant);
    }
}
