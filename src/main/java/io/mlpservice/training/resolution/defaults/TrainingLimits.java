package io.mlpservice.training.resolution.defaults;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.setting.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import java.time.Duration;
import java.util.List;

/**
 * How long a job may train, {@code mlp.training.*}. Null means no limit of its own.
 *
 * @param maxEpochs maximum number of epochs
 * @param maxSeconds maximum number of seconds, and the limit of jobs that set none
 */
@ConfigurationProperties("mlp.training")
public record TrainingLimits(@Nullable Integer maxEpochs, @Nullable Integer maxSeconds) implements ServiceLimits {
    private static final String MAX_EPOCHS = "mlp.training.max-epochs";
    private static final String MAX_SECONDS = "mlp.training.max-seconds";

    public TrainingLimits {
        requireAllowed(MAX_EPOCHS, maxEpochs, Hyperparameter.EPOCHS);
        requireAllowed(MAX_SECONDS, maxSeconds, Hyperparameter.MAX_SECONDS);
    }

    private static void requireAllowed(String setting, @Nullable Integer value, Hyperparameter limited) {
        Settings.require(value == null || limited.range().contains(value), setting, value,
                "must be %s".formatted(limited.range()));
    }

    @Override
    public List<ServiceLimit> limits() {
        return List.of(ServiceLimit.of(MAX_EPOCHS, maxEpochs, "Epochs of a training."),
                ServiceLimit.of(MAX_SECONDS, maxSeconds == null ? null : Duration.ofSeconds(maxSeconds),
                        "How long a training may take. Trainings without max_seconds stop then."));
    }

    /** The epochs of a training: as asked for, or as many as are usual and allowed. */
    int epochs(@Nullable Integer asked, FieldErrors errors) {
        if (asked == null) {
            var usual = (int) Hyperparameter.EPOCHS.orDefault(null);
            return maxEpochs == null ? usual : Math.min(usual, maxEpochs);
        }
        check("/training/epochs", asked, Hyperparameter.EPOCHS, maxEpochs, MAX_EPOCHS, errors);
        return asked;
    }

    /** When a training stops: as asked for, or at the limit. */
    @Nullable
    Double seconds(@Nullable Double asked, FieldErrors errors) {
        if (asked == null) {
            return maxSeconds == null ? null : maxSeconds.doubleValue();
        }
        check("/training/max_seconds", asked, Hyperparameter.MAX_SECONDS, maxSeconds, MAX_SECONDS, errors);
        return asked;
    }

    /** What no service accepts is reported elsewhere. */
    private static void check(String pointer, double asked, Hyperparameter limited, @Nullable Integer most,
            String setting, FieldErrors errors) {
        if (most != null && asked > most && limited.range().contains(asked)) {
            errors.add(pointer, "out_of_range", "%s is more than this service allows; it may be at most %d (%s)."
                    .formatted(Messages.plain(asked), most, setting));
        }
    }
}
