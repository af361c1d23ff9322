package io.mlpservice.quota;

import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
import io.mlpservice.platform.setting.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.List;

/**
 * How much each owner may use, {@code mlp.quota.*}. Null means no limit.
 *
 * @param storedBytes of data sets, models and jobs
 * @param unfinishedJobs number of training and prediction jobs that have not ended
 * @param trainingTime how long jobs may train
 */
@ConfigurationProperties("mlp.quota")
record QuotaSettings(@Nullable DataSize storedBytes, @Nullable Integer unfinishedJobs,
        @DefaultValue TrainingTime trainingTime) implements ServiceLimits {
    static final String STORED_BYTES = "mlp.quota.stored-bytes";
    static final String UNFINISHED_JOBS = "mlp.quota.unfinished-jobs";
    static final String TRAINING_TIME = "mlp.quota.training-time.limit";

    QuotaSettings {
        Settings.requirePositive(STORED_BYTES, storedBytes);
        Settings.requireAtLeast(1, UNFINISHED_JOBS, unfinishedJobs);
    }

    /**
     * How long the jobs of an owner may train in any window of time. The time of jobs that train side by side adds up.
     *
     * @param limit the training time
     * @param window the window
     */
    record TrainingTime(@Nullable Duration limit, @DefaultValue("1d") Duration window) {
        TrainingTime {
            Settings.requirePositive(TRAINING_TIME, limit);
            Settings.requirePositive("mlp.quota.training-time.window", window);
        }
    }

    @Override
    public List<ServiceLimit> limits() {
        return List.of(
                ServiceLimit.of(STORED_BYTES, storedBytes, "What an owner's data sets, models and jobs may take."),
                ServiceLimit.of(UNFINISHED_JOBS, unfinishedJobs,
                        "Unfinished training and prediction jobs of an owner."),
                ServiceLimit.of(TRAINING_TIME, trainingTime.limit(),
                        "How long an owner's jobs may train in any %d seconds."
                                .formatted(trainingTime.window().toSeconds())));
    }
}
