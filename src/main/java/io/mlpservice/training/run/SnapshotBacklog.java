package io.mlpservice.training.run;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.engine.model.SnapshotFormat;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.engine.training.SnapshotEpochs;
import io.mlpservice.training.job.TakenSnapshot;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The snapshots of a run that are not written yet. */
final class SnapshotBacklog {
    /** So many bytes are written at once, whatever the time. */
    private static final int MANY = 1 << 20;

    private final SnapshotEpochs epochs;
    private final List<TakenSnapshot> taken = new ArrayList<>();
    private byte @Nullable [] runModel;
    private boolean isRunModelKnown;
    private long bytes;

    /** The backlog of an attempt. */
    SnapshotBacklog(TrainingConfiguration configuration) {
        var asked = configuration.snapshots();
        var training = configuration.training();
        this.epochs = asked == null
                ? SnapshotEpochs.NONE
                : SnapshotEpochs.of(training.epochs(), asked.max(), training.earlyStopping().monitor() != Monitor.NONE);
    }

    /** The epochs after which snapshots are taken; the run may add some at its end. */
    SnapshotEpochs epochs() {
        return epochs;
    }

    /** Adds the model of an epoch. The first one of an attempt also says what they all have in common. */
    void add(int epoch, TrainedModel model) {
        if (!isRunModelKnown) {
            runModel = model.toBytes();
            isRunModelKnown = true;
        }
        var snapshot = new TakenSnapshot(epoch, !epochs.contains(epoch), SnapshotFormat.write(model));
        taken.add(snapshot);
        bytes += snapshot.bytes().length;
    }

    /** Whether enough bytes wait to write them at once. */
    boolean isLarge() {
        return bytes >= MANY;
    }

    /** Whether the run must not go on without a write. */
    boolean isFull() {
        return bytes > TakenSnapshot.MOST_WAITING;
    }

    List<TakenSnapshot> taken() {
        return Collections.unmodifiableList(taken);
    }

    /** A model of the run, if it is not written yet. */
    byte @Nullable [] runModel() {
        return runModel;
    }

    /** All snapshots were written. */
    void written() {
        taken.clear();
        runModel = null;
        bytes = 0;
    }
}
