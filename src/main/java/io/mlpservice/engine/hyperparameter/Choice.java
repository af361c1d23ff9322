package io.mlpservice.engine.hyperparameter;

import java.util.OptionalDouble;
import java.util.Set;

/** One of several things that a user may choose among: how it reads on paper, and the numbers that it uses. */
public interface Choice {
    /** What it computes, as one would write it on paper; in words where there is nothing to compute. */
    String formula();

    /** The numbers that it uses. */
    default Set<Hyperparameter> hyperparameters() {
        return Set.of();
    }

    /** Whether it has a use for that number. */
    default boolean uses(Hyperparameter hyperparameter) {
        return hyperparameters().contains(hyperparameter);
    }

    /** The number where a user gives none; empty where it depends on other things. */
    default OptionalDouble defaultOf(Hyperparameter hyperparameter) {
        return hyperparameter.defaultValue();
    }
}
