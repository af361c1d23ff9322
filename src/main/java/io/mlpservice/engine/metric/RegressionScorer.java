package io.mlpservice.engine.metric;

import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.training.Score;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes the metrics of a regression.
 *
 * @param predicted [targets][rows], each in its own unit
 * @param actual [targets][rows]
 */
@SuppressWarnings("ArrayRecordComponent")
public record RegressionScorer(List<Target> targets, double[][] predicted, double[][] actual) {
    public Metrics.Regression metrics(double loss) {
        var perTarget = IntStream.range(0, targets.size()).mapToObj(target -> new Metrics.TargetNumbers(
                targets.get(target).name(), scores(predicted[target], actual[target]),
                ResidualQuantiles.of(residuals(predicted[target], actual[target])))).toList();
        return new Metrics.Regression(actual[0].length, loss,
                RegressionScores.mean(perTarget.stream().map(Metrics.TargetNumbers::scores).toList()), perTarget);
    }

    private static double[] residuals(double[] predicted, double[] actual) {
        return IntStream.range(0, actual.length).mapToDouble(row -> actual[row] - predicted[row]).toArray();
    }

    private static RegressionScores scores(double[] predicted, double[] actual) {
        var errors = residuals(predicted, actual);
        var squares = Arrays.stream(errors).map(error -> error * error).average().orElseThrow();
        var sizes = Arrays.stream(errors).map(Math::abs).toArray();
        var shares = IntStream.range(0, actual.length).filter(row -> actual[row] != 0)
                .mapToDouble(row -> sizes[row] / Math.abs(actual[row])).average().orElse(Double.NaN);
        return new RegressionScores(Score.rSquared(actual.length, row -> predicted[row], row -> actual[row]),
                Math.sqrt(squares), Arrays.stream(sizes).average().orElseThrow(), ResidualQuantiles.median(sizes),
                shares);
    }
}
