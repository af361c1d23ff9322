package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.Pass;

/** The gradient of the objective, computed by backpropagation. */
record LossGradient(Network network, Backpropagation backpropagation, Objective objective) implements BatchGradient {
    @Override
    public void startEpoch() {
        // stateless
    }

    @Override
    public double compute(Samples batch, Pass pass) {
        var outputs = network.forward(batch.inputs(), pass);
        backpropagation.run(outputs, batch.targets(), batch.weights(), objective);
        return objective.loss().weightedSum(network.outputSums(batch.rows()), outputs, batch.targets(),
                batch.classes(), batch.weights());
    }

    @Override
    public boolean foundNothingToChange() {
        return false;
    }

    @Override
    public long errors() {
        return 0;
    }

    @Override
    public void resumeAfter(long errors) {
        // stateless
    }
}
