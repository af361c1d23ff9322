package io.mlpservice.engine.function;

/** The losses without hyperparameters; y is an output, z its target and m the number of outputs. */
public enum Distance implements Loss.OfOutputs {
    /** ½ Σ(y − z)², derivative y − z. */
    HALF_SQUARED_ERROR {
        @Override
        public double value(double output, double target, int outputs) {
            return 0.5 * (output - target) * (output - target);
        }

        @Override
        public double derivative(double output, double target, int outputs) {
            return output - target;
        }
    },
    /** Σ(y − z)², derivative 2(y − z). */
    SQUARED_ERROR {
        @Override
        public double value(double output, double target, int outputs) {
            return (output - target) * (output - target);
        }

        @Override
        public double derivative(double output, double target, int outputs) {
            return 2 * (output - target);
        }
    },
    /** (1/m) Σ(y − z)², derivative 2(y − z)/m. */
    MEAN_SQUARED_ERROR {
        @Override
        public double value(double output, double target, int outputs) {
            return (output - target) * (output - target) / outputs;
        }

        @Override
        public double derivative(double output, double target, int outputs) {
            return 2 * (output - target) / outputs;
        }
    },
    /** (1/m) Σ|y − z|, derivative sign(y − z)/m, where the sign of 0 is 0. */
    MEAN_ABSOLUTE_ERROR {
        @Override
        public double value(double output, double target, int outputs) {
            return Math.abs(output - target) / outputs;
        }

        @Override
        public double derivative(double output, double target, int outputs) {
            return Math.signum(output - target) / outputs;
        }
    },
    /**
     * (1/m) Σ(y − z ln y) for counts z ≥ 0 and outputs y &gt; 0, derivative (1 − z/y)/m. Outputs below 10⁻³⁷ count as
     * 10⁻³⁷, so that the loss stays finite.
     */
    POISSON {
        @Override
        public double value(double output, double target, int outputs) {
            return (output - target * StrictMath.log(Math.max(output, SMALLEST_RATE))) / outputs;
        }

        @Override
        public double derivative(double output, double target, int outputs) {
            return (1 - target / Math.max(output, SMALLEST_RATE)) / outputs;
        }
    };

    private static final double SMALLEST_RATE = 1e-37;

    @Override
    public LossType type() {
        return LossType.valueOf(name());
    }
}
