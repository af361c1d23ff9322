package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The ways to cut gradients, with the formula of each for the gradient g. */
public enum ClippingType implements Choice {
    /** Gradients stay as they are. */
    NONE("g"),
    /** By the length of the whole gradient, see {@link GradientClipping.Norm}. */
    NORM("g·value/‖g‖ if ‖g‖ > value, else g", Hyperparameter.CLIPPING_VALUE),
    /** By the size of each component, see {@link GradientClipping.Value}. */
    VALUE("min(max(gᵢ, −value), value) for each component gᵢ", Hyperparameter.CLIPPING_VALUE);

    private final String formula;
    private final Set<Hyperparameter> hyperparameters;

    ClippingType(String formula, Hyperparameter... hyperparameters) {
        this.formula = formula;
        this.hyperparameters = Set.of(hyperparameters);
    }

    @Override
    public String formula() {
        return formula;
    }

    @Override
    public Set<Hyperparameter> hyperparameters() {
        return hyperparameters;
    }

    /** The clipping with these numbers; it asks only for those that it uses. */
    public GradientClipping with(ToDoubleFunction<Hyperparameter> numbers) {
        return switch (this) {
            case NONE -> new GradientClipping.None();
            case NORM -> new GradientClipping.Norm(numbers.applyAsDouble(Hyperparameter.CLIPPING_VALUE));
            case VALUE -> new GradientClipping.Value(numbers.applyAsDouble(Hyperparameter.CLIPPING_VALUE));
        };
    }
}
