package io.mlpservice.engine.encoding;

import java.util.List;

/** The prediction for one row. */
public sealed interface Prediction {
    /**
     * The prediction of a classification with one target.
     *
     * @param label the most probable class; ties go to the first
     * @param probabilities one per class, in the order of {@link Target#labels()}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Label(String label, double[] probabilities) implements Prediction {}

    /**
     * The prediction of a classification with several targets.
     *
     * @param targets one per target
     */
    record Labels(List<Label> targets) implements Prediction {}

    /**
     * The prediction of a regression.
     *
     * @param values one per target, in its own unit
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Numbers(double[] values) implements Prediction {}

    /** The index of the largest probability; ties go to the first. */
    static int mostProbable(double[] probabilities) {
        var best = 0;
        for (var index = 1; index < probabilities.length; index++) {
            best = probabilities[index] > probabilities[best] ? index : best;
        }
        return best;
    }
}
