package io.mlpservice.configuration;

import io.mlpservice.engine.function.Initializer;
import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.Set;

/** The initial weights; biases start at 0 unless stated otherwise. */
public enum InitializationType implements Choice {
    /** As suits each layer's activation. */
    AUTO("each layer's weights by the initialization that suits its activation"),
    /** Weights and biases between −limit and limit. */
    UNIFORM("w and b uniform in [−limit, limit)", Hyperparameter.INITIAL_LIMIT),
    /** Glorot's, uniform. */
    GLOROT_UNIFORM(Initializer.GLOROT_UNIFORM),
    /** Glorot's, normal. */
    GLOROT_NORMAL(Initializer.GLOROT_NORMAL),
    /** He's, uniform. */
    HE_UNIFORM(Initializer.HE_UNIFORM),
    /** He's, normal. */
    HE_NORMAL(Initializer.HE_NORMAL),
    /** LeCun's, uniform. */
    LECUN_UNIFORM(Initializer.LECUN_UNIFORM),
    /** LeCun's, normal. */
    LECUN_NORMAL(Initializer.LECUN_NORMAL),
    /** All 0. */
    ZEROS(Initializer.ZEROS),
    /** As given in {@code parameters}. */
    GIVEN("the numbers of `parameters`");

    private final String formula;
    private final Set<Hyperparameter> hyperparameters;

    InitializationType(Initializer initializer) {
        this(initializer.formula());
    }

    InitializationType(String formula, Hyperparameter... hyperparameters) {
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
}
