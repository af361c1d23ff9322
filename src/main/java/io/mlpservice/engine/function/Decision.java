package io.mlpservice.engine.function;

/**
 * A step as the perceptron rule takes it: high only for a sum above 0, so that what was learned is what is answered, also
 * for rows whose sum is exactly 0.
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
