package io.mlpservice.engine.hyperparameter;

import java.util.OptionalDouble;
import java.util.Set;

/** One of several options that a user can choose, with its formula and hyperparameters. */
public interface Choice {
    /** The formula in mathematical notation, or a description if there is none. */
    String formula();

    /** The hyperparameters that it uses. */
    default Set<Hyperparameter> hyperparameters() {
        return Set.of();
    }

    /** Whether it uses a hyperparameter. */
    default boolean uses(Hyperparameter hyperparameter) {
        return hyperparameters().contains(hyperparameter);
    }

    /** The default value; empty if it depends on other settings. */
    default OptionalDouble defaultOf(Hyperparameter hyperparameter) {
        return hyperparameter.defaultValue();
    }
}
