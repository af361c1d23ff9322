package io.mlpservice.engine.training;

import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.NetworkSpec;

/**
 * Everything a training run needs besides its samples. The same plan and samples give the same parameters to the bit,
 * unless the time limit cuts a run short.
 */
public record TrainingPlan(NetworkSpec network, Initialization initialization, Objective objective, Learning learning,
        Stopping stopping, Score score, Precision precision, long seed) {
    /** Checks that the parts go together. */
    public TrainingPlan {
        var loss = objective.loss().type();
        var output = network.outputLayer().activation().type();
        require(loss.outputActivations().contains(output), "%s does not suit an output of %s".formatted(loss, output));
        learning.requireFit(network, objective.penalty());
        require(!learning.isAdaptive() || stopping.earlyStopping().monitor() == EarlyStopping.Monitor.NONE,
                "an adaptive learning rate and early stopping watch the same loss: choose one");
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
