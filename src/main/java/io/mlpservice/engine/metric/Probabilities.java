package io.mlpservice.engine.metric;

/** The probability that a model gives each class of a target. Those of a row need not have the sum 1. */
@FunctionalInterface
public interface Probabilities {
    /** The probability of a class, by the number of the row and of the class. */
    double of(int row, int label);
}
