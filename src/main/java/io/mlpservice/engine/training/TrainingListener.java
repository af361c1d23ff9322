package io.mlpservice.engine.training;

import io.mlpservice.engine.network.NetworkState;

/** Observes and controls a training run. Its methods run on the training thread and must return quickly. */
public interface TrainingListener {
    /** Ignores everything and never stops the run. */
    TrainingListener NONE = new TrainingListener() {
    };

    /** Whether to stop the run; asked before each step. */
    default boolean cancelRequested() {
        return false;
    }

    /** Whether a cancelled run keeps the best parameters so far; asked when it stops. */
    default boolean keepsBest() {
        return false;
    }

    /** Called if the run starts anew, because the checkpoint does not suit it. */
    default void startsOver() {}

    /** Whether to take a checkpoint; asked before each step and before a requested stop. */
    default boolean checkpointDue() {
        return false;
    }

    /** Receives a checkpoint that was due. */
    default void checkpoint(Checkpoint checkpoint) {}

    /**
     * Called before each step.
     *
     * @param epoch the current epoch, counted from 1
     * @param fraction the completed share of all epochs, from 0 to 1
     */
    default void progress(int epoch, double fraction) {}

    /** The epochs after which to keep the parameters; asked once, before the run. */
    default SnapshotEpochs snapshotEpochs() {
        return SnapshotEpochs.NONE;
    }

    /**
     * Receives the parameters after an epoch, before {@link #epochFinished} is called for it. At the end of a run, the last
     * and the best epoch may follow, if they are not among {@link #snapshotEpochs()}.
     *
     * @param epoch 0 for the parameters that training starts from
     * @param state a copy, as models are stored
     */
    default void snapshot(int epoch, NetworkState state) {}

    /** Called after each epoch. */
    default void epochFinished(EpochReport report) {}
}
