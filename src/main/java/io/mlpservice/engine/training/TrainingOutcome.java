package io.mlpservice.engine.training;

import io.mlpservice.engine.matrix.Matrix;

/** How a run ended. */
public sealed interface TrainingOutcome {
    /**
     * The run came to its end.
     *
     * @param parameters [1][parameters], of the best epoch where one was looked for, else of the last
     */
    record Finished(StopReason reason, Matrix parameters) implements TrainingOutcome {}

    /** The listener asked for it. */
    record Cancelled() implements TrainingOutcome {}

    /**
     * A loss or parameter was no longer a finite number.
     *
     * @param epoch in which it was found, counted from 1
     */
    record Diverged(int epoch) implements TrainingOutcome {}
}
