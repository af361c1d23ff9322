package io.mlpservice.engine.training;

import io.mlpservice.engine.network.NetworkState;

/** How a run ended. */
public sealed interface TrainingOutcome {
    /**
     * The run came to its end.
     *
     * @param state with the parameters of the best epoch where one was looked for, else of the last, and the statistics that
     *     belong to them
     */
    record Finished(StopReason reason, NetworkState state) implements TrainingOutcome {}

    /** The listener asked for it. */
    record Cancelled() implements TrainingOutcome {}

    /**
     * A loss or parameter was no longer a finite number.
     *
     * @param epoch in which it was found, counted from 1
     */
    record Diverged(int epoch) implements TrainingOutcome {}
}
