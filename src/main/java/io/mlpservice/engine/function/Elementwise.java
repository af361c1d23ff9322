package io.mlpservice.engine.function;

import io.mlpservice.engine.matrix.Matrix;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The pointwise activations without hyperparameters, for an output y and its sum s. */
public enum Elementwise implements Activation.Pointwise {
    /** y = s, y′ = 1. */
    IDENTITY(s -> s, (s, y) -> 1) {
        @Override
        public void forward(Matrix sums, Matrix outputs) {
            outputs.copyFrom(sums);
        }

        @Override
        public void backward(Matrix sums, Matrix outputs, Matrix outputGradients, Matrix sumGradients) {
            sumGradients.copyFrom(outputGradients);
        }
    },
    /** y = 1 for s ≥ 0, else 0; y′ = 0. */
    BINARY_STEP(s -> s >= 0 ? 1 : 0, (s, y) -> 0),
    /** y = 1 for s ≥ 0, else −1; y′ = 0. */
    BIPOLAR_STEP(s -> s >= 0 ? 1 : -1, (s, y) -> 0),
    /** y = 1/(1 + exp(−s)), y′ = y(1 − y). */
    SIGMOID(Elementwise::sigmoid, (s, y) -> y * (1 - y)) {
        @Override
        public void forward(Matrix sums, Matrix outputs) {
            outputs.setToSigmoid(sums);
        }

        @Override
        public void backward(Matrix sums, Matrix outputs, Matrix outputGradients, Matrix sumGradients) {
            sumGradients.setToQuadratic(outputs, 0, 1, -1);
            sumGradients.multiplyBy(outputGradients);
        }
    },
    /** y = tanh(s), y′ = 1 − y². */
    TANH(StrictMath::tanh, (s, y) -> 1 - y * y) {
        @Override
        public void forward(Matrix sums, Matrix outputs) {
            outputs.setToTanh(sums);
        }

        @Override
        public void backward(Matrix sums, Matrix outputs, Matrix outputGradients, Matrix sumGradients) {
            sumGradients.setToQuadratic(outputs, 1, 0, -1);
            sumGradients.multiplyBy(outputGradients);
        }
    },
    /** y = arctan(s), y′ = 1/(1 + s²). */
    ARCTAN(StrictMath::atan, (s, y) -> 1 / (1 + s * s)),
    /** y = max(0, s); y′ = 1 for s &gt; 0, else 0. */
    RELU(s -> Math.max(0, s), (s, y) -> s > 0 ? 1 : 0) {
        @Override
        public void forward(Matrix sums, Matrix outputs) {
            outputs.setToRectified(sums, 0);
        }

        @Override
        public void backward(Matrix sums, Matrix outputs, Matrix outputGradients, Matrix sumGradients) {
            sumGradients.setToRectifiedGradient(sums, outputGradients, 0);
        }
    },
    /** y = λs for s &gt; 0, else λα(exp(s) − 1); y′ = λ for s &gt; 0, else y + λα. */
    SELU(s -> s > 0 ? Selu.LAMBDA * s : Selu.LAMBDA * Selu.ALPHA * StrictMath.expm1(s),
            (s, y) -> s > 0 ? Selu.LAMBDA : y + Selu.LAMBDA * Selu.ALPHA),
    /** y = ln(1 + exp(s)), computed as max(s, 0) + ln(1 + exp(−|s|)); y′ = σ(s). */
    SOFTPLUS(Elementwise::softplus, (s, y) -> sigmoid(s)),
    /** y = s·Φ(s), y′ = Φ(s) + s·φ(s), where Φ(s) = ½(1 + erf(s/√2)) and φ = Φ′ belong to the normal distribution. */
    GELU(s -> s * Normal.distribution(s), (s, y) -> Normal.distribution(s) + s * Normal.density(s)),
    /** y = s·σ(s), y′ = σ(s)(1 + s(1 − σ(s))). */
    SILU(s -> s * sigmoid(s), (s, y) -> sigmoid(s) * (1 + s * (1 - sigmoid(s)))),
    /** y = y′ = exp(s). */
    EXPONENTIAL(StrictMath::exp, (s, y) -> y);

    /** The constants of Klambauer et al., 2017. */
    public interface Selu {
        /** λ. */
        double LAMBDA = 1.0507009873554805;
        /** α. */
        double ALPHA = 1.6732632423543772;
    }

    private final DoubleUnaryOperator value;
    private final DoubleBinaryOperator derivative;

    Elementwise(DoubleUnaryOperator value, DoubleBinaryOperator derivative) {
        this.value = value;
        this.derivative = derivative;
    }

    @Override
    public ActivationType type() {
        return ActivationType.valueOf(name());
    }

    @Override
    public double value(double sum) {
        return value.applyAsDouble(sum);
    }

    @Override
    public double derivative(double sum, double output) {
        return derivative.applyAsDouble(sum, output);
    }

    private static double sigmoid(double sum) {
        var small = StrictMath.exp(-Math.abs(sum));
        return sum < 0 ? small / (1 + small) : 1 / (1 + small);
    }

    private static double softplus(double sum) {
        return Math.max(sum, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(sum)));
    }
}
