package io.mlpservice.engine.pipeline;

import java.util.List;

/** What a model answers for one row. */
public sealed interface Prediction {
    /**
     * Of a classification by one target.
     *
     * @param label the most probable class, the first of equals
     * @param probabilities one for each class, in the order of {@link Target#labels()}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Label(String label, double[] probabilities) implements Prediction {}

    /**
     * Of a classification by several targets.
     *
     * @param targets one for each target
     */
    record Labels(List<Label> targets) implements Prediction {}

    /**
     * Of a regression.
     *
     * @param values one for each target, in its own unit
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Numbers(double[] values) implements Prediction {}
}
