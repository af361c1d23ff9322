package io.mlpservice.scoring.job;

import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
import io.mlpservice.platform.job.QueueLimits;
import io.mlpservice.platform.setting.Settings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings of prediction jobs, {@code mlp.prediction-jobs.*}.
 *
 * @param slots number of jobs that a process works on at the same time, one thread each
 * @param maxQueued how many jobs of all owners may wait
 * @param maxQueuedOfOwner how many jobs of one owner may wait
 * @param heartbeatInterval how often a process signals that it is alive; after four missed intervals others take over its
 *     jobs
 * @param retention how long a job is kept after its end, with its result
 */
@ConfigurationProperties("mlp.prediction-jobs")
public record ScoringSettings(@DefaultValue("1") int slots, @DefaultValue(QueueLimits.OF_ALL) int maxQueued,
        @DefaultValue(QueueLimits.OF_OWNER) int maxQueuedOfOwner,
        @DefaultValue("4s") Duration heartbeatInterval,
        @DefaultValue("30d") Duration retention) implements ServiceLimits {
    private static final String RETENTION = "mlp.prediction-jobs.retention";

    /** Checks the settings. */
    public ScoringSettings {
        Settings.requireAtLeast(1, "mlp.prediction-jobs.slots", slots);
        var _ = queueLimits(maxQueued, maxQueuedOfOwner);
        Settings.requirePositive("mlp.prediction-jobs.heartbeat-interval", heartbeatInterval);
        Settings.requirePositive(RETENTION, retention);
    }

    /** How many jobs may wait. */
    public QueueLimits queueLimits() {
        return queueLimits(maxQueued, maxQueuedOfOwner);
    }

    private static QueueLimits queueLimits(int ofAll, int ofOwner) {
        return new QueueLimits("mlp.prediction-jobs", "prediction jobs", ofAll, ofOwner);
    }

    @Override
    public List<ServiceLimit> limits() {
        return Stream.concat(queueLimits().limits().stream(),
                Stream.of(ServiceLimit.of(RETENTION, retention,
                        "Time for which prediction jobs are kept after their end, with their results.")))
                .toList();
    }
}
