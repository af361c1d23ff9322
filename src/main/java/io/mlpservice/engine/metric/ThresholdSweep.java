package io.mlpservice.engine.metric;

/** Goes through the distinct probabilities of a class from the highest down and counts the rows that are taken for it. */
final class ThresholdSweep {
    private final double[] positives;
    private final double[] negatives;
    private int truePositives;
    private int falsePositives;
    private double threshold = Double.POSITIVE_INFINITY;

    /**
     * A sweep before its first threshold.
     *
     * @param positives the probabilities of the rows of the class, in ascending order
     * @param negatives those of the other rows, in ascending order
     */
    ThresholdSweep(double[] positives, double[] negatives) {
        this.positives = positives;
        this.negatives = negatives;
    }

    /** Goes to the next threshold, if there is one. */
    boolean next() {
        if (isAtEnd()) {
            return false;
        }
        threshold = Math.max(highest(positives, truePositives), highest(negatives, falsePositives));
        truePositives = reached(positives, truePositives);
        falsePositives = reached(negatives, falsePositives);
        return true;
    }

    private static double highest(double[] ascending, int taken) {
        return taken == ascending.length ? Double.NEGATIVE_INFINITY : ascending[ascending.length - 1 - taken];
    }

    private int reached(double[] ascending, int from) {
        var taken = from;
        while (taken < ascending.length && ascending[ascending.length - 1 - taken] >= threshold) {
            taken++;
        }
        return taken;
    }

    boolean isAtEnd() {
        return truePositives == positives.length && falsePositives == negatives.length;
    }

    int truePositives() {
        return truePositives;
    }

    int falsePositives() {
        return falsePositives;
    }

    double precision() {
        return (double) truePositives / (truePositives + falsePositives);
    }

    CurvePoint point() {
        return new CurvePoint(threshold, (double) falsePositives / negatives.length,
                (double) truePositives / positives.length, precision());
    }
}
