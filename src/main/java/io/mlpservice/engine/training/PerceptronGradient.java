package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.Pass;

/** The perceptron rule's (C − O)x in place of a gradient: C is 1 for a sum above 0, else 0 (or −1), O the target. */
final class PerceptronGradient implements BatchGradient {
    private final Network network;
    private final Backpropagation backpropagation;
    private final Objective objective;
    private final double low;
    private final Matrix answers;
    private final Matrix errors;
    private boolean allRight = true;

    PerceptronGradient(Network network, Backpropagation backpropagation, Objective objective) {
        var output = network.spec().outputLayer();
        this.network = network;
        this.backpropagation = backpropagation;
        this.objective = objective;
        this.low = output.activation().type() == ActivationType.BIPOLAR_STEP ? -1 : 0;
        this.answers = Matrix.zeros(network.state().precision(), network.maximumRows(), output.units());
        this.errors = Matrix.zeros(network.state().precision(), network.maximumRows(), output.units());
    }

    @Override
    public void startEpoch() {
        allRight = true;
    }

    @Override
    public double compute(Samples batch, Pass pass) {
        network.forward(batch.inputs(), pass);
        var sums = network.outputSums(batch.rows());
        var batchAnswers = answers.firstRows(batch.rows());
        var batchErrors = errors.firstRows(batch.rows());
        for (var row = 0; row < batch.rows(); row++) {
            for (var unit = 0; unit < sums.columns(); unit++) {
                var answer = sums.get(row, unit) > 0 ? 1 : low;
                var error = (answer - batch.targets().get(row, unit)) * batch.weights()[row];
                batchAnswers.set(row, unit, answer);
                batchErrors.set(row, unit, error);
                allRight &= error == 0;
            }
        }
        backpropagation.run(batchErrors, Penalty.NONE);
        return objective.weightedLoss(sums, batchAnswers, batch.targets(), batch.weights());
    }

    @Override
    public boolean foundNothingToChange() {
        return allRight;
    }
}
