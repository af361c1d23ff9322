package io.mlpservice.engine.function;

import io.mlpservice.engine.matrix.Matrix;

/** What a unit makes of its weighted sum s, beside its derivative. y is the output. */
public enum Activation {
    IDENTITY("s") {
        @Override
        double value(double sum) {
            return sum;
        }

        @Override
        double derivative(double sum, double output) {
            return 1;
        }
    },
    SIGMOID("1/(1 + exp(−s))") {
        @Override
        double value(double sum) {
            var small = StrictMath.exp(-Math.abs(sum));
            return sum < 0 ? small / (1 + small) : 1 / (1 + small);
        }

        @Override
        double derivative(double sum, double output) {
            return output * (1 - output);
        }
    },
    TANH("tanh(s)") {
        @Override
        double value(double sum) {
            return StrictMath.tanh(sum);
        }

        @Override
        double derivative(double sum, double output) {
            return 1 - output * output;
        }
    },
    RELU("max(0, s)") {
        @Override
        double value(double sum) {
            return Math.max(0, sum);
        }

        @Override
        double derivative(double sum, double output) {
            return sum > 0 ? 1 : 0;
        }
    },
    /** The one activation whose outputs depend on all sums of the layer; they are positive and add up to 1. */
    SOFTMAX("exp(sⱼ)/Σₖ exp(sₖ)") {
        @Override
        public void forward(Matrix sums, Matrix outputs) {
            for (var row = 0; row < sums.rows(); row++) {
                var logOfSum = logSumExp(sums, row);
                for (var column = 0; column < sums.columns(); column++) {
                    outputs.set(row, column, StrictMath.exp(sums.get(row, column) - logOfSum));
                }
            }
        }

        @Override
        public void backward(Matrix sums, Matrix outputs, Matrix gradients) {
            for (var row = 0; row < sums.rows(); row++) {
                var mean = 0.0;
                for (var column = 0; column < sums.columns(); column++) {
                    mean += gradients.get(row, column) * outputs.get(row, column);
                }
                for (var column = 0; column < sums.columns(); column++) {
                    gradients.set(row, column, outputs.get(row, column) * (gradients.get(row, column) - mean));
                }
            }
        }

        @Override
        double value(double sum) {
            throw new IllegalStateException("softmax looks at all sums of a layer at once");
        }

        @Override
        double derivative(double sum, double output) {
            throw new IllegalStateException("softmax looks at all sums of a layer at once");
        }
    };

    private final String formula;

    Activation(String formula) {
        this.formula = formula;
    }

    /** The output as a function of the sum, as one would write it on paper. */
    public String formula() {
        return formula;
    }

    abstract double value(double sum);

    abstract double derivative(double sum, double output);

    /** Computes a layer's outputs from its sums; both are [rows][units]. */
    public void forward(Matrix sums, Matrix outputs) {
        outputs.map(sums, this::value);
    }

    /**
     * Turns the gradient of the loss by the outputs into the gradient by the sums, in place; all are [rows][units].
     */
    public void backward(Matrix sums, Matrix outputs, Matrix gradients) {
        for (var index = 0; index < sums.size(); index++) {
            gradients.set(index, gradients.get(index) * derivative(sums.get(index), outputs.get(index)));
        }
    }

    /** The initialiser that keeps the size of signals from layer to layer with this activation. */
    public Initializer initializer() {
        return this == RELU ? Initializer.HE_UNIFORM : Initializer.GLOROT_UNIFORM;
    }

    /** ln Σ exp(s) over a row, with the largest sum taken out first so that nothing overflows. */
    static double logSumExp(Matrix sums, int row) {
        var largest = Double.NEGATIVE_INFINITY;
        for (var column = 0; column < sums.columns(); column++) {
            largest = Math.max(largest, sums.get(row, column));
        }
        var total = 0.0;
        for (var column = 0; column < sums.columns(); column++) {
            total += StrictMath.exp(sums.get(row, column) - largest);
        }
        return largest + StrictMath.log(total);
    }
}
