package io.mlpservice.scoring;

import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;

/**
 * The settings of prediction jobs, {@code mlp.prediction-jobs.*}.
 *
 * @param slots number of jobs that a process works on at the same time, one thread each
 * @param maxQueued how many jobs may wait; more are refused with 429
 * @param heartbeatInterval how often a process signals that it is alive; after four missed intervals others take over its
 *     jobs
 * @param retention how long a job is kept after its end, with its result
 */
@ConfigurationProperties("mlp.prediction-jobs")
record ScoringSettings(@DefaultValue("1") int slots, @DefaultValue("1000") int maxQueued,
        @DefaultValue("4s") Duration heartbeatInterval,
        @DefaultValue("30d") Duration retention) implements ServiceLimits {
    ScoringSettings {
        if (slots < 1) {
            throw new IllegalArgumentException(
                    "mlp.prediction-jobs.slots is %d; it must be at least 1".formatted(slots));
        }
        if (maxQueued < 1) {
            throw new IllegalArgumentException("mlp.prediction-jobs.max-queued must be at least 1");
        }
        if (!heartbeatInterval.isPositive()) {
            throw new IllegalArgumentException("mlp.prediction-jobs.heartbeat-interval must be more than 0");
        }
    }

    @Override
    public List<ServiceLimit> limits() {
        return List.of(ServiceLimit.of("mlp.prediction-jobs.max-queued", maxQueued,
                "Prediction jobs of all owners that wait for a slot."),
                ServiceLimit.of("mlp.prediction-jobs.retention", retention,
                        "Time for which prediction jobs are kept after their end, with their results."));
    }
}
