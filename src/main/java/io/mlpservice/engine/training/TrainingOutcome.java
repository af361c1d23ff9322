package io.mlpservice.engine.training;

import io.mlpservice.engine.network.NetworkState;

/** How a run ended. */
public sealed interface TrainingOutcome {
    /**
     * The run finished and gives a model.
     *
     * @param state the parameters of the best epoch if early stopping was on, else of the last, and their statistics
     */
    record Finished(StopReason reason, NetworkState state) implements TrainingOutcome {}

    /** The listener cancelled the run. */
    record Cancelled() implements TrainingOutcome {}

    /**
     * A loss or parameter became NaN or infinite.
     *
     * @param epoch the epoch in which this was found, counted from 1
     */
    record Diverged(int epoch) implements TrainingOutcome {}
}
