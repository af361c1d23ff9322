package io.mlpservice.engine.training;

/** Whoever watches a training run. Its methods are called on the thread that trains and should return at once. */
public interface TrainingListener {
    /** Sees nothing and lets training go on. */
    TrainingListener NONE = new TrainingListener() {
    };

    /** Whether the run should stop; asked before every step. */
    default boolean cancelRequested() {
        return false;
    }

    /** Whether a run that should stop ends with the best parameters so far, instead of none; asked when it stops. */
    default boolean keepsBest() {
        return false;
    }

    /** Whether a checkpoint is wanted; asked before every step, and before a run stops because it should. */
    default boolean checkpointDue() {
        return false;
    }

    /** Called with the checkpoint that was wanted. */
    default void checkpoint(Checkpoint checkpoint) {}

    /**
     * Called before every step.
     *
     * @param epoch the present epoch, counted from 1
     * @param fraction how much of all epochs is done, from 0 to 1
     */
    default void progress(int epoch, double fraction) {}

    /** Called after every epoch. */
    default void epochFinished(EpochReport report) {}
}
