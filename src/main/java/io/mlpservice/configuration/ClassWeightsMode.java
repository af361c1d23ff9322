package io.mlpservice.configuration;

import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.Set;

/** Where class weights come from. */
public enum ClassWeightsMode implements Choice {
    /** Every row counts the same. */
    NONE("1 for every row"),
    /** All classes have the same total weight. */
    BALANCED("n/(k·n_c) for each of the n_c rows of a class, with n training rows and k classes"),
    /** As given in {@code weights}. */
    GIVEN("the numbers of `weights`", Hyperparameter.CLASS_WEIGHT);

    private final String formula;
    private final Set<Hyperparameter> hyperparameters;

    ClassWeightsMode(String formula, Hyperparameter... hyperparameters) {
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
