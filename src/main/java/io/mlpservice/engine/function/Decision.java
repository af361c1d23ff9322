package io.mlpservice.engine.function;

/**
 * A step with the threshold of the perceptron rule: high only for sums above 0. It makes predictions agree with
 * training for rows whose sum is exactly 0.
 *
 * @param step {@link Elementwise#BINARY_STEP} or {@link Elementwise#BIPOLAR_STEP}
 */
public record Decision(Elementwise step) implements Activation.Pointwise {
    @Override
    public ActivationType type() {
        return step.type();
    }

    @Override
    public double value(double sum) {
        return step.value(sum > 0 ? 1 : -1);
    }

    @Override
    public double derivative(double sum, double output) {
        return 0;
    }
}
