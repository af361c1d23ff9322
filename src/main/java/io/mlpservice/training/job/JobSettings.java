package io.mlpservice.training.job;

import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
import io.mlpservice.platform.job.QueueLimits;
import io.mlpservice.platform.setting.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The settings of training, {@code mlp.training.*}.
 *
 * @param slots number of jobs that a process trains at the same time, one thread each; default: all cores but one
 * @param checkpointInterval how much training time a killed process may lose
 * @param heartbeatInterval how often a process signals that it is alive; after four missed intervals others take over its
 *     jobs
 * @param maxQueued how many jobs of all owners may wait
 * @param maxQueuedOfOwner how many jobs of one owner may wait
 * @param retention how long a job is kept after its end, with its epochs; null for ever
 * @param maxKeptEpochs how many epochs of a job are kept, beside those with snapshots
 * @param snapshots how much room the snapshots of a job may take
 */
@ConfigurationProperties("mlp.training")
public record JobSettings(@Nullable Integer slots, @DefaultValue("5s") Duration checkpointInterval,
        @DefaultValue("4s") Duration heartbeatInterval, @DefaultValue(QueueLimits.OF_ALL) int maxQueued,
        @DefaultValue(QueueLimits.OF_OWNER) int maxQueuedOfOwner,
        @Nullable Duration retention, @DefaultValue("10000") int maxKeptEpochs,
        @DefaultValue SnapshotSettings snapshots) implements ServiceLimits {
    private static final String RETENTION = "mlp.training.retention";
    private static final String MAX_KEPT_EPOCHS = "mlp.training.max-kept-epochs";

    /**
     * The settings of snapshots, {@code mlp.training.snapshots.*}.
     *
     * @param maxBytes how much the snapshots of a job may take; of a network that is too large for all that a request asks
     *     for, fewer are kept
     */
    public record SnapshotSettings(@DefaultValue("64MB") DataSize maxBytes) {
        private static final String MAX_BYTES = "mlp.training.snapshots.max-bytes";

        public SnapshotSettings {
            Settings.requireNotNegative(MAX_BYTES, maxBytes);
        }
    }

    public JobSettings {
        var _ = queueLimits(maxQueued, maxQueuedOfOwner);
        Settings.requireNotNegative("mlp.training.checkpoint-interval", checkpointInterval);
        Settings.requirePositive("mlp.training.heartbeat-interval", heartbeatInterval);
        Settings.requireAtLeast(1, "mlp.training.slots", slots);
        Settings.requirePositive(RETENTION, retention);
        Settings.requireAtLeast(2, MAX_KEPT_EPOCHS, maxKeptEpochs);
    }

    @Override
    public List<ServiceLimit> limits() {
        var others = List.of(ServiceLimit.of(RETENTION, retention,
                "Time for which training jobs are kept after their end; their models stay."),
                ServiceLimit.of(MAX_KEPT_EPOCHS, maxKeptEpochs,
                        "Epochs of a training job that are kept: of a longer one the first, every second, fourth, eighth … after it, and the last, beside those with snapshots."),
                ServiceLimit.of(SnapshotSettings.MAX_BYTES, snapshots.maxBytes(),
                        "What the snapshots of a training job take. Of a network that is too large for all that a request asks for, fewer are kept."));
        return Stream.concat(queueLimits().limits().stream(), others.stream()).toList();
    }

    /** How many jobs may wait. */
    public QueueLimits queueLimits() {
        return queueLimits(maxQueued, maxQueuedOfOwner);
    }

    private static QueueLimits queueLimits(int ofAll, int ofOwner) {
        return new QueueLimits("mlp.training", "training jobs", ofAll, ofOwner);
    }

    public int slotsOrDefault() {
        return slots == null ? Math.max(1, Runtime.getRuntime().availableProcessors() - 1) : slots;
    }
}
