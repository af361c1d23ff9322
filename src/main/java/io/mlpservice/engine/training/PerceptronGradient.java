package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.Pass;

/** The update of the perceptron rule, (C − O)x, in place of a gradient. C is the output for the row x, O its target. */
final class PerceptronGradient implements BatchGradient {
    private final Network network;
    private final Backpropagation backpropagation;
    private final Objective objective;
    private final Matrix errorsOfBatch;
    private long errors;

    PerceptronGradient(Network network, Backpropagation backpropagation, Objective objective) {
        var output = network.spec().outputLayer();
        this.network = network;
        this.backpropagation = backpropagation;
        this.objective = objective;
        this.errorsOfBatch = Matrix.zeros(network.state().precision(), network.maximumRows(), output.units());
    }

    @Override
    public void startEpoch() {
        errors = 0;
    }

    @Override
    public double compute(Samples batch, Pass pass) {
        var answers = network.forward(batch.inputs(), pass);
        var batchErrors = errorsOfBatch.firstRows(batch.rows());
        for (var row = 0; row < batch.rows(); row++) {
            for (var unit = 0; unit < answers.columns(); unit++) {
                var error = (answers.get(row, unit) - batch.targets().get(row, unit)) * batch.weights()[row];
                batchErrors.set(row, unit, error);
                errors += error == 0 ? 0 : 1;
            }
        }
        backpropagation.run(batchErrors, Penalty.NONE);
        return objective.loss().weightedSum(network.outputSums(batch.rows()), answers, batch.targets(),
                batch.classes(), batch.weights());
    }

    @Override
    public boolean foundNothingToChange() {
        return errors == 0;
    }

    @Override
    public long errors() {
        return errors;
    }

    @Override
    public void resumeAfter(long count) {
        errors = count;
    }
}
