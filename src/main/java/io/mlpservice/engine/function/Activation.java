package io.mlpservice.engine.function;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;

import java.util.Map;

/**
 * An activation function of a layer's weighted sums s, with its derivative. At a kink, the derivative is the one from
 * the left.
 */
public sealed interface Activation {
    /** The type of the activation. */
    ActivationType type();

    /** The hyperparameters and their values. */
    default Map<Hyperparameter, Double> hyperparameters() {
        return Map.of();
    }

    /** The number of sums per unit. */
    default int pieces() {
        return 1;
    }

    /** An activation without learned parameters. */
    sealed interface Fixed extends Activation permits Pointwise, Softmax, Maxout {
        /**
         * Computes a layer's outputs from its sums.
         *
         * @param sums [rows][units · pieces]
         * @param outputs [rows][units], the result
         */
        void forward(Matrix sums, Matrix outputs);

        /**
         * Turns the gradient of the loss for the outputs into the gradient for the sums.
         *
         * @param sums [rows][units · pieces]
         * @param outputs [rows][units], the result of {@link #forward} for the sums
         * @param outputGradients [rows][units]
         * @param sumGradients [rows][units · pieces], the result
         */
        void backward(Matrix sums, Matrix outputs, Matrix outputGradients, Matrix sumGradients);
    }

    /** An activation whose output depends only on the unit's own sum. */
    sealed interface Pointwise extends Fixed permits Elementwise, Decision, LeakyRelu, Elu {
        /** The output for a sum. */
        double value(double sum);

        /** The derivative of the output by the sum, given both. */
        double derivative(double sum, double output);

        @Override
        default void forward(Matrix sums, Matrix outputs) {
            for (var index = 0; index < sums.size(); index++) {
                outputs.set(index, value(sums.get(index)));
            }
        }

        @Override
        default void backward(Matrix sums, Matrix outputs, Matrix outputGradients, Matrix sumGradients) {
            for (var index = 0; index < sums.size(); index++) {
                sumGradients.set(index,
                        outputGradients.get(index) * derivative(sums.get(index), outputs.get(index)));
            }
        }
    }

    /**
     * s for s &gt; 0, else negativeSlope·s (Maas et al., 2013).
     *
     * @param negativeSlope see {@link Hyperparameter#NEGATIVE_SLOPE}
     */
    record LeakyRelu(double negativeSlope) implements Pointwise {
        /** Checks the range. */
        public LeakyRelu {
            Hyperparameter.NEGATIVE_SLOPE.check(negativeSlope);
        }

        @Override
        public double value(double sum) {
            return sum > 0 ? sum : negativeSlope * sum;
        }

        @Override
        public double derivative(double sum, double output) {
            return sum > 0 ? 1 : negativeSlope;
        }

        @Override
        public void forward(Matrix sums, Matrix outputs) {
            outputs.setToRectified(sums, negativeSlope);
        }

        @Override
        public void backward(Matrix sums, Matrix outputs, Matrix outputGradients, Matrix sumGradients) {
            sumGradients.setToRectifiedGradient(sums, outputGradients, negativeSlope);
        }

        @Override
        public ActivationType type() {
            return ActivationType.LEAKY_RELU;
        }

        @Override
        public Map<Hyperparameter, Double> hyperparameters() {
            return Map.of(Hyperparameter.NEGATIVE_SLOPE, negativeSlope);
        }
    }

    /**
     * s for s &gt; 0, else α(exp(s) − 1) (Clevert et al., 2016).
     *
     * @param alpha α, see {@link Hyperparameter#ALPHA}
     */
    record Elu(double alpha) implements Pointwise {
        /** Checks the range. */
        public Elu {
            Hyperparameter.ALPHA.check(alpha);
        }

        @Override
        public double value(double sum) {
            return sum > 0 ? sum : alpha * StrictMath.expm1(sum);
        }

        @Override
        public double derivative(double sum, double output) {
            return sum > 0 ? 1 : output + alpha;
        }

        @Override
        public ActivationType type() {
            return ActivationType.ELU;
        }

        @Override
        public Map<Hyperparameter, Double> hyperparameters() {
            return Map.of(Hyperparameter.ALPHA, alpha);
        }
    }

    /** exp(sⱼ)/Σₖ exp(sₖ). Each output depends on all sums of the layer; the outputs are positive and add up to 1. */
    record Softmax() implements Fixed {
        @Override
        public void forward(Matrix sums, Matrix outputs) {
            outputs.setToSoftmaxOfRows(sums);
        }

        @Override
        public void backward(Matrix sums, Matrix outputs, Matrix outputGradients, Matrix sumGradients) {
            Probabilities.softmaxGradient(outputs, outputGradients, sumGradients);
        }

        @Override
        public ActivationType type() {
            return ActivationType.SOFTMAX;
        }
    }

    /** s for s &gt; 0, else aⱼ·s, where each unit j learns its slope aⱼ (He et al., 2015). */
    record Prelu() implements Activation {
        /** The initial value of every slope. */
        public static final double INITIAL_SLOPE = 0.25;

        @Override
        public ActivationType type() {
            return ActivationType.PRELU;
        }

        /** The output for a sum. */
        public double value(double sum, double slope) {
            return sum > 0 ? sum : slope * sum;
        }

        /** The derivative of the output by the sum. */
        public double derivativeBySum(double sum, double slope) {
            return sum > 0 ? 1 : slope;
        }

        /** The derivative of the output by the slope. */
        public double derivativeBySlope(double sum) {
            return sum > 0 ? 0 : sum;
        }
    }
}
