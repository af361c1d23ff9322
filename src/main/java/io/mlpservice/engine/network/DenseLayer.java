package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.Activation.Prelu;
import io.mlpservice.engine.function.Decision;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.MixedMatrix;
import io.mlpservice.engine.matrix.RowBlocks;

import java.util.ArrayList;
import java.util.List;

/**
 * One dense layer with its buffers: weighted sums, the stages after them, then the residual connection. The parameters
 * belong to the network.
 */
final class DenseLayer {
    private final boolean residual;
    private final WeightedSums weightedSums;
    private final List<Stage> stages = new ArrayList<>();
    private final int activation;
    private final Matrix outputs;
    private Matrix activationInputs;
    private Matrix activated;

    /**
     * Allocates the buffers.
     *
     * @param number the position of the layer, counted from 1
     */
    DenseLayer(int number, LayerBlock block, NetworkState state, int maximumRows) {
        var layer = block.layer();
        var precision = state.precision();
        this.residual = layer.residual();
        this.weightedSums = WeightedSums.of(block, state.parameters(), maximumRows);
        if (layer.batchNormalization()) {
            stages.add(new BatchNormalization(block, state, maximumRows));
        }
        this.activation = stages.size();
        stages.add(switch (layer.activation()) {
            case Prelu prelu -> new LearnedSlopes(prelu, block, state.parameters(), maximumRows);
            case Elementwise step when step.type().isStep() ->
                new FixedActivation(new Decision(step), layer.units(), precision, maximumRows);
            case Activation.Fixed function -> new FixedActivation(function, layer.units(), precision, maximumRows);
        });
        if (layer.dropout() > 0) {
            stages.add(new Dropout(layer.dropout(), number, layer.units(), precision, maximumRows));
        }
        this.outputs = Matrix.zeros(precision, residual ? maximumRows : 0, layer.units());
        this.activationInputs = weightedSums.sums(0);
        this.activated = outputs;
    }

    Matrix forward(Matrix inputs, Pass pass) {
        return aboveSums(inputs, weightedSums.forward(inputs), pass);
    }

    /** The same for rows that may hold indicators, if the layer is not residual. */
    Matrix forward(MixedMatrix inputs, Pass pass) {
        return aboveSums(inputs.numbers(), weightedSums.forward(inputs), pass);
    }

    private Matrix aboveSums(Matrix inputs, Matrix sums, Pass pass) {
        var values = sums;
        for (var stage = 0; stage < stages.size(); stage++) {
            activationInputs = stage == activation ? values : activationInputs;
            values = stages.get(stage).forward(values, pass);
            activated = stage == activation ? values : activated;
        }
        if (!residual) {
            return values;
        }
        var result = outputs.firstRows(inputs.rows());
        result.setToSum(values, inputs);
        return result;
    }

    /** The weighted sums alone. */
    Matrix forwardToSums(Matrix inputs) {
        return weightedSums.forward(inputs);
    }

    /** The weighted sums alone, for rows that may hold indicators. */
    Matrix forwardToSums(MixedMatrix inputs) {
        return weightedSums.forward(inputs);
    }

    /** The inputs of the activation in the last pass, [rows][sums]. */
    Matrix activationInputs() {
        return activationInputs;
    }

    /**
     * The layer's values for the first row of the last pass, which must have been at inference.
     *
     * @param scratch a row as long as all parameters, which is overwritten
     */
    LayerValues values(Matrix scratch) {
        var normalized = stages.getFirst() instanceof BatchNormalization normalization
                ? row(normalization.normalized(1))
                : new double[0];
        return new LayerValues(row(weightedSums.inputs()), row(weightedSums.sums(1)), normalized, row(activationInputs),
                derivatives(scratch), row(activated), row(outputs(1)));
    }

    /** Passes back one output at a time, since some activations depend on the sums of all units. */
    private double[] derivatives(Matrix scratch) {
        var units = activated.columns();
        var pieces = activationInputs.columns() / units;
        var backward = stages.get(activation).backward(scratch);
        var output = Matrix.zeros(activated.precision(), 1, units);
        var derivatives = new double[activationInputs.columns()];
        for (var unit = 0; unit < units; unit++) {
            output.set(unit, 1);
            var bySums = backward.run(output);
            for (var sum = unit * pieces; sum < (unit + 1) * pieces; sum++) {
                derivatives[sum] = bySums.get(sum);
            }
            output.set(unit, 0);
        }
        return derivatives;
    }

    int units() {
        return outputs.columns();
    }

    /** What the next layer got in the last pass at inference, [rows][units]. */
    Matrix outputs(int rows) {
        return (residual ? outputs : activated).firstRows(rows);
    }

    /** The outputs of the activation in the last pass, before dropout, [rows][units]. */
    Matrix activated() {
        return activated;
    }

    private static double[] row(Matrix matrix) {
        return matrix.firstRows(1).toArray()[0];
    }

    Matrix weights() {
        return weightedSums.weights();
    }

    Matrix sums(int rows) {
        return weightedSums.sums(rows);
    }

    Backward backward(Matrix gradients) {
        return new Backward(gradients);
    }

    /** The backward pass through the layer, in three parts. */
    final class Backward {
        private final WeightedSums.Backward belowSums;
        private final List<Stage.Backward> aboveSums;

        private Backward(Matrix gradients) {
            this.belowSums = weightedSums.backward(gradients);
            this.aboveSums = stages.reversed().stream().map(stage -> stage.backward(gradients)).toList();
        }

        /** Turns the gradient for the outputs into the one for the weighted sums. */
        Matrix toSums(Matrix outputGradients) {
            var gradients = outputGradients;
            for (var stage = 0; stage < aboveSums.size(); stage++) {
                gradients = aboveSums.get(stage).run(gradients);
            }
            return gradients;
        }

        /** Takes the gradient for the weighted sums; those for the weights may be computed only when they are read. */
        void toParameters(Matrix sumGradients) {
            belowSums.toParameters(sumGradients);
        }

        /**
         * Turns both into the gradient for the inputs, which also reach the outputs directly if the layer is residual.
         */
        Matrix toInputs(Matrix sumGradients, Matrix outputGradients) {
            var inputGradients = belowSums.toInputs(sumGradients);
            if (residual) {
                inputGradients.setToSum(inputGradients, outputGradients);
            }
            return inputGradients;
        }

        /** Has the gradients for the weights and biases computed. */
        void complete() {
            belowSums.complete();
        }

        void addPenalty(Penalty penalty) {
            belowSums.addPenalty(penalty);
        }

        /** Gradients in blocks, from the first weight on; see {@link WeightedSums.Backward#inBlocks}. */
        RowBlocks inBlocks(RowBlocks completed) {
            return belowSums.inBlocks(completed);
        }
    }
}
