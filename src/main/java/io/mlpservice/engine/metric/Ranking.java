package io.mlpservice.engine.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well the probability of a class separates its rows from the others.
 *
 * @param rocAuc the probability that a row of the class has a higher one than another row; ties count half; {@code NaN}
 *     if there are no rows of the class, or no others
 * @param averagePrecision Σ(Rᵢ − Rᵢ₋₁)Pᵢ over the thresholds from the highest down, with recall R and precision P;
 *     {@code NaN} if there are no rows of the class
 * @param curve the points of the receiver operating characteristic and of the precision-recall curve, from the highest
 *     threshold down; empty if there are no rows of the class
 */
public record Ranking(double rocAuc, double averagePrecision, List<CurvePoint> curve) {
    /**
     * Ranks rows. Where there are more thresholds than points wanted, those are left out that change the rates least.
     *
     * @param positives the probabilities of the rows of the class, which are sorted
     * @param negatives those of the other rows, which are sorted
     * @param mostPoints at least 3
     */
    static Ranking of(double[] positives, double[] negatives, int mostPoints) {
        Arrays.sort(positives);
        Arrays.sort(negatives);
        if (positives.length == 0) {
            return new Ranking(Double.NaN, Double.NaN, List.of());
        }
        var sweep = new ThresholdSweep(positives, negatives);
        var thresholds = 0;
        var pairs = 0.0;
        var precisions = 0.0;
        for (int before = 0, othersBefore = 0; sweep.next(); thresholds++) {
            var taken = sweep.truePositives() - before;
            pairs += taken * (negatives.length - (othersBefore + sweep.falsePositives()) / 2.0);
            precisions += taken * sweep.precision();
            before = sweep.truePositives();
            othersBefore = sweep.falsePositives();
        }
        return new Ranking(pairs / ((double) positives.length * negatives.length), precisions / positives.length,
                curve(new ThresholdSweep(positives, negatives), thresholds < mostPoints ? 0 : 2.0 / (mostPoints - 3)));
    }

    /** The first point, the last, and each where the sum of both rates has grown past a further multiple of a step. */
    private static List<CurvePoint> curve(ThresholdSweep sweep, double step) {
        var points = new ArrayList<CurvePoint>();
        points.add(sweep.point());
        for (var next = step; sweep.next();) {
            var point = sweep.point();
            var rates = point.truePositiveRate()
                    + (Double.isNaN(point.falsePositiveRate()) ? 0 : point.falsePositiveRate());
            if (rates >= next || sweep.isAtEnd()) {
                points.add(point);
                next = step == 0 ? 0 : (Math.floor(rates / step) + 1) * step;
            }
        }
        return List.copyOf(points);
    }
}
