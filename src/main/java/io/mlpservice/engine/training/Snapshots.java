package io.mlpservice.engine.training;

import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;

import java.util.OptionalInt;

/** Hands copies of a run's parameters to its listener after the epochs that it keeps. */
final class Snapshots {
    private final SnapshotEpochs epochs;
    private final TrainingListener listener;
    private final NetworkSpec network;
    private final NetworkState current;
    private int lastTaken = -1;

    Snapshots(TrainingListener listener, NetworkSpec network, NetworkState current) {
        this.epochs = listener.snapshotEpochs();
        this.listener = listener;
        this.network = network;
        this.current = current;
    }

    /** An epoch has ended; 0 before the first one. */
    void epochEnded(int epoch) {
        if (epochs.contains(epoch)) {
            take(epoch, current);
        }
    }

    /** The run has stopped before its last epoch, after an epoch that may not be among those that are kept. */
    void stoppedAfter(int epoch) {
        if (!epochs.isEmpty() && !epochs.contains(epoch)) {
            take(epoch, current);
        }
    }

    /**
     * The run ends with a model.
     *
     * @param best the epoch whose parameters the model has, if early stopping kept one
     * @param kept the parameters of the model
     */
    void ended(OptionalInt best, NetworkState kept) {
        best.ifPresent(epoch -> {
            if (epochs.haveRoomForBest() && epoch != lastTaken && !epochs.contains(epoch)) {
                take(epoch, kept);
            }
        });
    }

    /** A listener may keep what it gets, so it gets a copy. */
    private void take(int epoch, NetworkState state) {
        var parameters = network.weightsByInput()
                ? network.toStored(state.parameters())
                : Checkpoint.copy(state.parameters());
        lastTaken = epoch;
        listener.snapshot(epoch, new NetworkState(parameters, Checkpoint.copy(state.statistics())));
    }
}
