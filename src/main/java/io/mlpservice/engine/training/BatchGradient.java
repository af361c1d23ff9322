package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.Pass;

/** The direction in which a batch changes the parameters. */
public sealed interface BatchGradient permits LossGradient, PerceptronGradient {
    /** The gradient of the objective, or the perceptron rule where the outputs are step units. */
    static BatchGradient of(Network network, Backpropagation backpropagation, Objective objective) {
        return network.spec().outputLayer().activation().type().isStep()
                ? new PerceptronGradient(network, backpropagation, objective)
                : new LossGradient(network, backpropagation, objective);
    }

    /** Starts an epoch. */
    void startEpoch();

    /** Computes the gradients for a batch and returns the weighted sum of its rows' losses. */
    double compute(Samples batch, Pass pass);

    /** Whether the perceptron rule has found no error in this epoch, so that no weight has changed. */
    boolean foundNothingToChange();

    /** The number of errors corrected in this epoch; 0 where they are not counted. */
    long errors();

    /** Resumes an epoch in which this number of errors has been corrected. */
    void resumeAfter(long errors);
}
