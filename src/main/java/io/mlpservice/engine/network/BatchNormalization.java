package io.mlpservice.engine.network;

import io.mlpservice.engine.matrix.Matrix;

/**
 * Batch normalization (Ioffe and Szegedy, 2015): y = γ·x + β with x = (s − μ)/√(σ² + ε) for each column. In training, μ
 * and σ² are the mean and variance of the batch, and their exponential averages are kept; at inference, the stored ones
 * apply.
 */
final class BatchNormalization implements Stage {
    static final double EPSILON = 1e-5;
    /** The weight of a new batch in the exponential average. */
    private static final double MOMENTUM = 0.1;

    private final LayerBlock block;
    private final Matrix gamma;
    private final Matrix beta;
    private final Matrix runningMeans;
    private final Matrix runningVariances;
    private final Matrix normalized;
    private final Matrix outputs;
    private final double[] means;
    private final double[] deviations;
    private boolean byBatch;

    BatchNormalization(LayerBlock block, NetworkState state, int maximumRows) {
        var columns = block.layer().sums();
        this.block = block;
        this.gamma = block.gamma(state.parameters());
        this.beta = block.beta(state.parameters());
        this.runningMeans = block.means(state.statistics());
        this.runningVariances = block.variances(state.statistics());
        this.normalized = Matrix.zeros(state.precision(), maximumRows, columns);
        this.outputs = Matrix.zeros(state.precision(), maximumRows, columns);
        this.means = new double[columns];
        this.deviations = new double[columns];
    }

    @Override
    public Matrix forward(Matrix inputs, Pass pass) {
        byBatch = pass.isTraining();
        if (byBatch) {
            measure(inputs, pass.step() == 0);
        } else {
            for (var column = 0; column < means.length; column++) {
                means[column] = runningMeans.get(column);
                deviations[column] = Math.sqrt(runningVariances.get(column) + EPSILON);
            }
        }
        var result = outputs.firstRows(inputs.rows());
        for (var row = 0; row < inputs.rows(); row++) {
            for (var column = 0; column < means.length; column++) {
                var value = (inputs.get(row, column) - means[column]) / deviations[column];
                normalized.set(row, column, value);
                result.set(row, column, gamma.get(column) * value + beta.get(column));
            }
        }
        return result;
    }

    /** The normalized sums of the last pass before γ and β apply, [rows][sums]. */
    Matrix normalized(int rows) {
        return normalized.firstRows(rows);
    }

    private void measure(Matrix inputs, boolean isFirst) {
        for (var column = 0; column < means.length; column++) {
            var mean = 0.0;
            for (var row = 0; row < inputs.rows(); row++) {
                mean += inputs.get(row, column);
            }
            mean /= inputs.rows();
            var variance = 0.0;
            for (var row = 0; row < inputs.rows(); row++) {
                var difference = inputs.get(row, column) - mean;
                variance += difference * difference;
            }
            variance /= inputs.rows();
            means[column] = mean;
            deviations[column] = Math.sqrt(variance + EPSILON);
            remember(column, mean, variance, isFirst ? 1 : MOMENTUM);
        }
    }

    private void remember(int column, double mean, double variance, double share) {
        runningMeans.set(column, (1 - share) * runningMeans.get(column) + share * mean);
        runningVariances.set(column, (1 - share) * runningVariances.get(column) + share * variance);
    }

    @Override
    public Stage.Backward backward(Matrix gradients) {
        return new Backward(gradients);
    }

    /**
     * The gradient is Σg for β, Σgx for γ and γ/√(σ² + ε)·(g − mean g − x·mean(gx)) over the rows of the batch for a
     * sum. At inference, where μ and σ² do not depend on the batch, it is γ/√(σ² + ε)·g.
     */
    private final class Backward implements Stage.Backward {
        private final Matrix gammaGradients;
        private final Matrix betaGradients;
        private final Matrix inputGradients;

        Backward(Matrix gradients) {
            this.gammaGradients = block.gamma(gradients);
            this.betaGradients = block.beta(gradients);
            this.inputGradients = Matrix.zeros(gradients.precision(), outputs.rows(), outputs.columns());
        }

        @Override
        public Matrix run(Matrix outputGradients) {
            var result = inputGradients.firstRows(outputGradients.rows());
            for (var column = 0; column < means.length; column++) {
                run(column, outputGradients, result);
            }
            return result;
        }

        private void run(int column, Matrix outputGradients, Matrix result) {
            var rows = outputGradients.rows();
            var byBeta = 0.0;
            var byGamma = 0.0;
            for (var row = 0; row < rows; row++) {
                byBeta += outputGradients.get(row, column);
                byGamma += outputGradients.get(row, column) * normalized.get(row, column);
            }
            betaGradients.set(column, byBeta);
            gammaGradients.set(column, byGamma);
            var factor = gamma.get(column) / deviations[column];
            for (var row = 0; row < rows; row++) {
                var common = byBatch ? (byBeta + normalized.get(row, column) * byGamma) / rows : 0;
                result.set(row, column, factor * (outputGradients.get(row, column) - common));
            }
        }
    }
}
