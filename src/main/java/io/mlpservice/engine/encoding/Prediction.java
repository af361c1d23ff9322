package io.mlpservice.engine.encoding;

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

    /** The index of the largest probability, the first of equals. */
    static int mostProbable(double[] probabilities) {
        var best = 0;
        for (var index = 1; index < probabilities.length; index++) {
            best = probabilities[index] > probabilities[best] ? index : best;
        }
        return best;
    }
}
