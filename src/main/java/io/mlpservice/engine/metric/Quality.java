package io.mlpservice.engine.metric;

import io.mlpservice.engine.training.Score;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How good predictions are, in two numbers that are cheap to compute.
 *
 * @param score the share of rows whose classes are all right, or the mean R² of the targets; 1 is best
 * @param error the mean log loss, or the mean of the targets' root mean squared errors; 0 is best
 */
public record Quality(double score, double error) {
    /** The quality of a classification; one scorer for each target. */
    public static Quality of(List<ClassScorer> targets, int rows) {
        var right = IntStream.range(0, rows).filter(row -> targets.stream().allMatch(target -> target.isRight(row)))
                .count();
        return new Quality((double) right / rows,
                targets.stream().mapToDouble(ClassScorer::logLoss).average().orElseThrow());
    }

    /** The quality of a regression, of [targets][rows]. */
    public static Quality of(double[][] predicted, double[][] actual) {
        var targets = IntStream.range(0, actual.length).mapToObj(target -> of(predicted[target], actual[target]))
                .toList();
        return new Quality(targets.stream().mapToDouble(Quality::score).average().orElseThrow(),
                targets.stream().mapToDouble(Quality::error).average().orElseThrow());
    }

    private static Quality of(double[] predicted, double[] actual) {
        var squares = IntStream.range(0, actual.length).mapToDouble(row -> predicted[row] - actual[row])
                .map(error -> error * error).average().orElseThrow();
        return new Quality(Score.rSquared(actual.length, row -> predicted[row], row -> actual[row]),
                Math.sqrt(squares));
    }
}
