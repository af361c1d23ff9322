package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.matrix.Workers;

/** An activation that has nothing to learn. Threads share out the rows where there are many numbers. */
final class FixedActivation implements Stage, Workers.Blocks {
    private final Activation.Fixed function;
    private final Matrix outputs;
    private final int blockRows;
    private Matrix sums;
    private Matrix results;

    FixedActivation(Activation.Fixed function, int units, Precision precision, int maximumRows) {
        this.function = function;
        this.outputs = Matrix.zeros(precision, maximumRows, units);
        this.sums = Matrix.zeros(precision, 0, units * function.pieces());
        this.blockRows = Matrix.rowsToShare(sums.columns());
        this.results = outputs;
    }

    @Override
    public Matrix forward(Matrix inputs, Pass pass) {
        sums = inputs;
        results = outputs.firstRows(inputs.rows());
        Workers.compute(this, Math.ceilDiv(results.rows(), blockRows));
        return results;
    }

    @Override
    public void compute(int block) {
        function.forward(sums.rowBlocks(blockRows)[block], results.rowBlocks(blockRows)[block]);
    }

    @Override
    public Stage.Backward backward(Matrix gradients) {
        return new Backward(gradients.precision());
    }

    private final class Backward implements Stage.Backward, Workers.Blocks {
        private final Matrix sumGradients;
        private Matrix byOutputs;
        private Matrix bySums;

        Backward(Precision precision) {
            this.sumGradients = Matrix.zeros(precision, outputs.rows(), sums.columns());
            this.byOutputs = sumGradients;
            this.bySums = sumGradients;
        }

        @Override
        public Matrix run(Matrix outputGradients) {
            byOutputs = outputGradients;
            bySums = sumGradients.firstRows(outputGradients.rows());
            Workers.compute(this, Math.ceilDiv(results.rows(), blockRows));
            return bySums;
        }

        @Override
        public void compute(int block) {
            function.backward(sums.rowBlocks(blockRows)[block], results.rowBlocks(blockRows)[block],
                    byOutputs.rowBlocks(blockRows)[block],
                    bySums.rowBlocks(blockRows)[block]);
        }
    }
}
