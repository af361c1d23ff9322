package io.mlpservice.engine.training;

import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.matrix.MixedMatrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.NetworkSpec;

/**
 * Everything a training run needs besides its samples. The same plan and samples always give the same bits, unless the
 * time limit ends the run.
 */
public record TrainingPlan(NetworkSpec network, Initialization initialization, Objective objective, Learning learning,
        Stopping stopping, Score score, Precision precision, long seed) {
    /** Checks that the parts fit together. */
    public TrainingPlan {
        var loss = objective.loss().type();
        var output = network.outputLayer().activation().type();
        require(loss.outputActivations().contains(output),
                "the loss %s does not fit the output activation %s".formatted(loss, output));
        learning.requireFit(network, objective.penalty());
        require(!learning.isAdaptive() || stopping.earlyStopping().monitor() == EarlyStopping.Monitor.NONE,
                "an adaptive learning rate and early stopping monitor the same loss: choose one");
    }

    /**
     * The same for a network with another number of inputs.
     *
     * @throws IllegalArgumentException if the first layer needs as many units as inputs
     */
    public TrainingPlan withInputs(int inputs) {
        var changed = new NetworkSpec(inputs, network.inputDropout(), network.layers());
        return new TrainingPlan(changed, initialization, objective, learning, stopping, score, precision, seed);
    }

    /** The same for a network whose parameters are kept as the inputs need it. */
    TrainingPlan suiting(MixedMatrix inputs) {
        return new TrainingPlan(network.suiting(inputs), initialization, objective, learning, stopping, score,
                precision, seed);
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
