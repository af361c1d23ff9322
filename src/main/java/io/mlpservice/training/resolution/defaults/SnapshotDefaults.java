package io.mlpservice.training.resolution.defaults;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.SnapshotsConfiguration;
import io.mlpservice.configuration.TrainingRequest.SnapshotsRequest;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.training.job.JobSettings.SnapshotSettings;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Decides how many snapshots a job keeps: as many as it asks for, if there is room. */
public final class SnapshotDefaults {
    /** The format's own bytes. */
    private static final int FRAME = 64;

    private final SnapshotSettings settings;

    /**
     * Limits for jobs of this service.
     *
     * @param settings how many bytes the snapshots of a job may take
     */
    public SnapshotDefaults(SnapshotSettings settings) {
        this.settings = settings;
    }

    static @Nullable SnapshotsConfiguration fillIn(@Nullable SnapshotsRequest asked) {
        return asked == null ? null : new SnapshotsConfiguration((int) Hyperparameter.SNAPSHOTS.orDefault(asked.max()));
    }

    /** The configuration with as many snapshots as there is room for; adds a warning if these are fewer. */
    public TrainingConfiguration limit(TrainingConfiguration configuration, NetworkSpec network,
            List<String> warnings) {
        var asked = configuration.snapshots();
        if (asked == null) {
            return configuration;
        }
        var room = room(configuration, network);
        if (Math.min(asked.max(), configuration.training().epochs() + 1) <= room) {
            return configuration;
        }
        warnings.add(
                "The job keeps at most %d of the %d snapshots asked for: its network has %,d parameters, and the snapshots of a job may take %,d kB (mlp.training.snapshots.max-bytes)."
                        .formatted(room, asked.max(), network.parameterCount(), settings.maxBytes().toKilobytes()));
        return configuration.withSnapshots(new SnapshotsConfiguration(room));
    }

    /** The run's model is kept once, beside the parameters of each snapshot. */
    private int room(TrainingConfiguration configuration, NetworkSpec network) {
        var bytes = (network.parameterCount() + network.statisticsCount()) * configuration.precision().bytes() + FRAME;
        return (int) Math.clamp(settings.maxBytes().toBytes() / bytes - 1, 0,
                (long) Hyperparameter.SNAPSHOTS.range().maximum());
    }
}
