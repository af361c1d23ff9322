package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.Pass;

/** How a batch says where to go. */
public sealed interface BatchGradient permits LossGradient, PerceptronGradient {
    /** Where a network learns to: downhill on the objective, or for step units where the perceptron rule says. */
    static BatchGradient of(Network network, Backpropagation backpropagation, Objective objective) {
        return network.spec().outputLayer().activation().type().isStep()
                ? new PerceptronGradient(network, backpropagation, objective)
                : new LossGradient(network, backpropagation, objective);
    }

    /** Begins an epoch. */
    void startEpoch();

    /** Computes the gradients for a batch; returns the sum of its rows' weighted losses. */
    double compute(Samples batch, Pass pass);

    /** Whether every gradient since the epoch began was 0 by design, so that no weight has changed. */
    boolean foundNothingToChange();

    /** How many errors it corrected since the epoch began, where it counts them. */
    long errors();

    /** Goes on as after so many errors. */
    void resumeAfter(long errors);
}
