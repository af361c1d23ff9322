package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.matrix.Workers;

/** An activation without parameters. Large batches are divided between threads by rows. */
final class FixedActivation implements Stage, Workers.Blocks {
    private final Activation.Fixed function;
    private final Matrix outputs;
    private final int blockRows;
    private Matrix sums;
    private Matrix results;
    private Matrix[] sumBlocks = {};
    private Matrix[] resultBlocks = {};

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
        sumBlocks = sums.rowBlocks(blockRows);
        resultBlocks = results.rowBlocks(blockRows);
        Workers.compute(this, resultBlocks.length);
        return results;
    }

    @Override
    public void compute(int block) {
        function.forward(sumBlocks[block], resultBlocks[block]);
    }

    @Override
    public Stage.Backward backward(Matrix gradients) {
        return new Backward(gradients.precision());
    }

    private final class Backward implements Stage.Backward, Workers.Blocks {
        private final Matrix sumGradients;
        private Matrix[] byOutputBlocks = {};
        private Matrix[] bySumBlocks = {};

        Backward(Precision precision) {
            this.sumGradients = Matrix.zeros(precision, outputs.rows(), sums.columns());
        }

        @Override
        public Matrix run(Matrix outputGradients) {
            var bySums = sumGradients.firstRows(outputGradients.rows());
            byOutputBlocks = outputGradients.rowBlocks(blockRows);
            bySumBlocks = bySums.rowBlocks(blockRows);
            Workers.compute(this, bySumBlocks.length);
            return bySums;
        }

        @Override
        public void compute(int block) {
            function.backward(sumBlocks[block], resultBlocks[block], byOutputBlocks[block], bySumBlocks[block]);
        }
    }
}
