package io.mlpservice.engine.function;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;

import java.util.Map;

/**
 * What the units of a layer make of their weighted sums s, beside its derivative. Where a function has a kink, its
 * derivative there is the one to the left.
 */
public sealed interface Activation {
    /** Which one it is. */
    ActivationType type();

    /** The numbers it was made with. */
    default Map<Hyperparameter, Double> hyperparameters() {
        return Map.of();
    }

    /** How many sums a unit has. */
    default int pieces() {
        return 1;
    }

    /** An activation that needs nothing but the sums. */
    sealed interface Fixed extends Activation permits Pointwise, Softmax, Maxout {
        /**
         * Computes a layer's outputs from its sums.
         *
         * @param sums [rows][units · pieces]
         * @param outputs [rows][units], computed
         */
        void forward(Matrix sums, Matrix outputs);

        /**
         * Turns the gradient of the loss by the outputs into the gradient by the sums.
         *
         * @param sums [rows][units · pieces]
         * @param outputs [rows][units], which {@link #forward} computed from the sums
         * @param outputGradients [rows][units]
         * @param sumGradients [rows][units · pieces], computed
         */
        void backward(Matrix sums, Matrix outputs, Matrix outputGradients, Matrix sumGradients);
    }

    /** An activation whose output depends on the unit's own sum only. */
    sealed interface Pointwise extends Fixed permits Elementwise, Decision, LeakyRelu, Elu {
        /** The output for a sum. */
        double value(double sum);

        /** The derivative of the output by the sum, for a sum and its output. */
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
     * s for s &gt; 0, else negativeSlope·s (Maas and others, 2013).
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
     * s for s &gt; 0, else α(exp(s) − 1) (Clevert and others, 2016).
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

    /** exp(sⱼ)/Σₖ exp(sₖ): outputs depend on all sums of the layer; they are positive and add up to 1. */
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

    /** s for s &gt; 0, else aⱼ·s, where each unit j learns its slope aⱼ (He and others, 2015). */
    record Prelu() implements Activation {
        /** Every slope at the start. */
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
