package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.network.Pass;

/** How a batch says where to go. */
interface BatchGradient {
    /** Begins an epoch. */
    void startEpoch();

    /** Computes the gradients for a batch; returns the sum of its rows' weighted losses. */
    double compute(Samples batch, Pass pass);

    /** Whether every gradient since the epoch began was 0 by design, so that no weight has changed. */
    boolean foundNothingToChange();
}
