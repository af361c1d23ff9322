package io.mlpservice.engine.pipeline;

/** What a model answers for one row. */
public sealed interface Prediction {
    /**
     * Of a classification.
     *
     * @param label the most probable class, the first of equals
     * @param probabilities one for each class, in the order of {@link ModelSchema#labels()}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Label(String label, double[] probabilities) implements Prediction {}

    /**
     * Of a regression.
     *
     * @param values one for each target, in its own unit
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Numbers(double[] values) implements Prediction {}
}
