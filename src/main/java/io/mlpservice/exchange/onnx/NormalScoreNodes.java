package io.mlpservice.exchange.onnx;

import io.mlpservice.engine.scaling.ColumnScale.NormalScore;
import io.mlpservice.engine.scaling.NormalDistribution;

import java.util.Arrays;

/** Normal scores as {@link NormalScore} computes them, in double precision. */
final class NormalScoreNodes {
    private NormalScoreNodes() {}

    /**
     * The scores of a column.
     *
     * @param values [rows][1]
     */
    static Tensor scores(Tensor values, double[] quantiles) {
        var share = share(values, quantiles).atLeast(NormalScore.LEAST_SHARE).atMost(1 - NormalScore.LEAST_SHARE);
        return values.isNaN().choose(Double.NaN, score(share));
    }

    /** The share of the training values below, linear between two quantiles; in the middle of equal ones. */
    private static Tensor share(Tensor values, double[] quantiles) {
        var steps = quantiles.length - 1;
        var row = values.graph().row(quantiles, Element.FLOAT64);
        var below = row.isLessThan(values).as(Element.FLOAT64).sumOfColumns();
        var upTo = row.isNotMoreThan(values).as(Element.FLOAT64).sumOfColumns();
        var middle = below.plus(upTo).minus(1).dividedBy(2.0 * steps);
        var outside = below.isMoreThan(steps).choose(1, between(values, below, quantiles).dividedBy(steps));
        return below.isLessThan(upTo).choose(middle, below.isLessThan(1).choose(0, outside));
    }

    /** How many quantiles are below, with the fraction of the way to the next one. */
    private static Tensor between(Tensor values, Tensor below, double[] quantiles) {
        var halves = values.graph().constant("quantiles", Element.FLOAT64,
                Arrays.stream(quantiles).map(quantile -> quantile / 2).toArray(), quantiles.length);
        var before = below.minus(1);
        var left = halves.at(before.atLeast(0).as(Element.INTEGER));
        var right = halves.at(below.atMost(quantiles.length - 1.0).as(Element.INTEGER));
        return before.plus(values.dividedBy(2).minus(left).dividedBy(right.minus(left)));
    }

    /** Φ⁻¹ by the approximation of the engine; the upper half mirrors the lower one. */
    private static Tensor score(Tensor share) {
        var polynomials = NormalDistribution.polynomials();
        var lower = share.isMoreThan(0.5).choose(share.apply("Neg").plus(1), share);
        var fromMedian = lower.minus(0.5);
        var square = fromMedian.times(fromMedian);
        var center = fromMedian.times(polynomial(polynomials[0], square)).dividedBy(polynomial(polynomials[1], square));
        var root = lower.apply("Log").times(-2).apply("Sqrt");
        var tail = polynomial(polynomials[2], root).dividedBy(polynomial(polynomials[3], root));
        var score = lower.isLessThan(NormalDistribution.TAIL).choose(tail, center);
        return share.isMoreThan(0.5).choose(score.apply("Neg"), score);
    }

    private static Tensor polynomial(double[] coefficients, Tensor x) {
        var sum = x.times(coefficients[0]).plus(coefficients[1]);
        for (var power = 2; power < coefficients.length; power++) {
            sum = sum.times(x).plus(coefficients[power]);
        }
        return sum;
    }
}
