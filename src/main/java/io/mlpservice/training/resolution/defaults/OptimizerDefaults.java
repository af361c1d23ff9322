package io.mlpservice.training.resolution.defaults;

import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.TrainingConfiguration.ClippingConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.OptimizerConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.ScheduleConfiguration;
import io.mlpservice.configuration.TrainingRequest.ClippingRequest;
import io.mlpservice.configuration.TrainingRequest.LearningRequest;
import io.mlpservice.configuration.TrainingRequest.OptimizerRequest;
import io.mlpservice.configuration.TrainingRequest.ScheduleRequest;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.optimizer.ClippingType;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.engine.optimizer.ScheduleType;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Fills in the optimizer, the learning-rate schedule and gradient clipping. */
final class OptimizerDefaults {
    private static final OptimizerType OPTIMIZER = OptimizerType.ADAM;

    private final LearningRequest asked;
    private final FieldErrors errors;

    OptimizerDefaults(LearningRequest asked, FieldErrors errors) {
        this.asked = asked;
        this.errors = errors;
    }

    /** The optimizer that was asked for, or else the default one. */
    static OptimizerType type(LearningRequest asked) {
        return Objects.requireNonNullElse(Blank.orBlank(asked.optimizer(), OptimizerRequest.class).type(), OPTIMIZER);
    }

    OptimizerConfiguration optimizer() {
        var given = Blank.orBlank(asked.optimizer(), OptimizerRequest.class);
        var type = type(asked);
        var numbers = new ChoiceNumbers(errors, "/training/optimizer", "/training/optimizer/type", "The optimizer",
                type, given);
        var momentum = numbers.number(Hyperparameter.MOMENTUM);
        if (momentum == null || momentum == 0) {
            SettingChecks.notUsed(errors.restingOn("/training/optimizer/type", "/training/optimizer/momentum"),
                    "/training/optimizer/nesterov", given.nesterov(), "An update without momentum");
        }
        return new OptimizerConfiguration(type, numbers.number(Hyperparameter.LEARNING_RATE), momentum,
                type.hasNesterov() ? Objects.requireNonNullElse(given.nesterov(), false) : null,
                numbers.number(Hyperparameter.BETA1), numbers.number(Hyperparameter.BETA2),
                numbers.number(Hyperparameter.EPSILON), numbers.number(Hyperparameter.DECAY),
                numbers.number(Hyperparameter.WEIGHT_DECAY), numbers.count(Hyperparameter.HISTORY_SIZE));
    }

    /**
     * The schedule.
     *
     * @param epochs how long the training lasts, which is how long a cosine lasts unless said
     */
    ScheduleConfiguration schedule(int epochs) {
        var given = Blank.orBlank(asked.learningRateSchedule(), ScheduleRequest.class);
        var type = Objects.requireNonNullElse(given.type(), ScheduleType.CONSTANT);
        var numbers = new ChoiceNumbers(errors, "/training/learning_rate_schedule",
                "/training/learning_rate_schedule/type", "The schedule", type, given);
        return new ScheduleConfiguration(type, numbers.number(Hyperparameter.SCHEDULE_DECAY),
                numbers.number(Hyperparameter.SCHEDULE_FACTOR), numbers.count(Hyperparameter.SCHEDULE_EVERY),
                numbers.count(Hyperparameter.SCHEDULE_EPOCHS, epochs),
                (int) Hyperparameter.WARMUP_EPOCHS.orDefault(given.warmupEpochs()));
    }

    ClippingConfiguration clipping() {
        var given = Blank.orBlank(asked.gradientClipping(), ClippingRequest.class);
        var type = Objects.requireNonNullElse(given.type(), ClippingType.NONE);
        var numbers = new ChoiceNumbers(errors, "/training/gradient_clipping", "/training/gradient_clipping/type",
                "Gradient clipping", type, given);
        return new ClippingConfiguration(type, numbers.number(Hyperparameter.CLIPPING_VALUE));
    }

    /** The maximum norm of a unit's incoming weights; null for none. */
    @Nullable
    Double maxNorm() {
        var given = asked.maxNorm();
        if (type(asked) == OptimizerType.LBFGS) {
            SettingChecks.notUsed(errors, "/training/max_norm", given, "The optimizer 'lbfgs'");
            return null;
        }
        if (given != null) {
            SettingChecks.range(errors, "/training/max_norm", given, Hyperparameter.MAX_NORM);
        }
        return given;
    }
}
