package io.mlpservice.training.resolution;

import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.TrainingConfiguration.GradientClipping;
import io.mlpservice.configuration.TrainingConfiguration.LearningRateSchedule;
import io.mlpservice.configuration.TrainingConfiguration.Optimizer;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.optimizer.ClippingType;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.engine.optimizer.ScheduleType;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.JsonNames;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Fills in what a request leaves out of optimiser, learning-rate schedule and gradient clipping. */
final class LearningDefaults {
    private static final OptimizerType OPTIMIZER = OptimizerType.ADAM;

    private final FieldErrors errors;

    LearningDefaults(FieldErrors errors) {
        this.errors = errors;
    }

    /** The optimiser that was asked for, or else the default one. */
    static OptimizerType optimizerType(@Nullable Optimizer asked) {
        return asked == null || asked.type() == null ? OPTIMIZER : asked.type();
    }

    Optimizer optimizer(@Nullable Optimizer asked) {
        var given = Objects.requireNonNullElse(asked,
                new Optimizer(null, null, null, null, null, null, null, null, null, null));
        var type = optimizerType(given);
        var numbers = new ChosenType(errors, "/training/optimizer", "/training/optimizer/type",
                "The optimiser '%s'".formatted(JsonNames.of(type)), type::uses,
                hyperparameter -> type.defaultOf(hyperparameter).orElseThrow());
        var momentum = numbers.number(Hyperparameter.MOMENTUM, "momentum", given.momentum());
        if (momentum == null || momentum == 0) {
            SettingChecks.notUsed(errors.restingOn("/training/optimizer/type", "/training/optimizer/momentum"),
                    "/training/optimizer/nesterov", given.nesterov(), "An update without momentum");
        }
        return new Optimizer(type, numbers.number(Hyperparameter.LEARNING_RATE, "learning_rate", given.learningRate()),
                momentum,
                type.hasNesterov() ? Objects.requireNonNullElse(given.nesterov(), false) : null,
                numbers.number(Hyperparameter.BETA1, "beta1", given.beta1()),
                numbers.number(Hyperparameter.BETA2, "beta2", given.beta2()),
                numbers.number(Hyperparameter.EPSILON, "epsilon", given.epsilon()),
                numbers.number(Hyperparameter.DECAY, "decay", given.decay()),
                numbers.number(Hyperparameter.WEIGHT_DECAY, "weight_decay", given.weightDecay()),
                numbers.count(Hyperparameter.HISTORY_SIZE, "history_size", given.historySize()));
    }

    /**
     * The schedule.
     *
     * @param epochs how long the training lasts, which is how long a cosine lasts unless said
     */
    LearningRateSchedule schedule(@Nullable LearningRateSchedule asked, int epochs) {
        var given = Objects.requireNonNullElse(asked, new LearningRateSchedule(null, null, null, null, null, null));
        var type = Objects.requireNonNullElse(given.type(), ScheduleType.CONSTANT);
        var numbers = new ChosenType(errors, "/training/learning_rate_schedule",
                "/training/learning_rate_schedule/type",
                "The schedule '%s'".formatted(JsonNames.of(type)), type::uses,
                hyperparameter -> type.defaultOf(hyperparameter).orElse(epochs));
        return new LearningRateSchedule(type,
                numbers.number(Hyperparameter.SCHEDULE_DECAY, "decay", given.decay()),
                numbers.number(Hyperparameter.SCHEDULE_FACTOR, "factor", given.factor()),
                numbers.count(Hyperparameter.SCHEDULE_EVERY, "every", given.every()),
                numbers.count(Hyperparameter.SCHEDULE_EPOCHS, "epochs", given.epochs()),
                (int) Hyperparameter.WARMUP_EPOCHS.orDefault(given.warmupEpochs()));
    }

    GradientClipping clipping(@Nullable GradientClipping asked) {
        var given = Objects.requireNonNullElse(asked, new GradientClipping(null, null));
        var type = Objects.requireNonNullElse(given.type(), ClippingType.NONE);
        var numbers = new ChosenType(errors, "/training/gradient_clipping", "/training/gradient_clipping/type",
                "Gradient clipping '%s'".formatted(JsonNames.of(type)), type::uses,
                hyperparameter -> hyperparameter.orDefault(null));
        return new GradientClipping(type, numbers.number(Hyperparameter.CLIPPING_VALUE, "value", given.value()));
    }

    /** The limit on the weights into a unit; null is none. */
    @Nullable
    Double maxNorm(@Nullable Double given, OptimizerType optimizer) {
        if (optimizer == OptimizerType.LBFGS) {
            SettingChecks.notUsed(errors, "/training/max_norm", given, "The optimiser 'lbfgs'");
            return null;
        }
        if (given != null) {
            SettingChecks.range(errors, "/training/max_norm", given, Hyperparameter.MAX_NORM);
        }
        return given;
    }
}
