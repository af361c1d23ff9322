package io.mlpservice.engine.metric;

import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.training.Score;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Computes the metrics of a regression.
 *
 * @param predicted [rows][targets], each in its own unit
 * @param actual [targets][rows]
 */
@SuppressWarnings("ArrayRecordComponent")
public record RegressionScorer(List<Target> targets, double[][] predicted, double[][] actual) {
    public Metrics.Regression metrics(double loss) {
        var perTarget = IntStream.range(0, targets.size()).mapToObj(this::perTarget).toList();
        return new Metrics.Regression(predicted.length, loss, mean(perTarget, Metrics.TargetNumbers::r2),
                mean(perTarget, Metrics.TargetNumbers::rmse), mean(perTarget, Metrics.TargetNumbers::mae), perTarget);
    }

    private Metrics.TargetNumbers perTarget(int target) {
        var rows = predicted.length;
        var errors = IntStream.range(0, rows).mapToDouble(row -> predicted[row][target] - actual[target][row])
                .toArray();
        return new Metrics.TargetNumbers(targets.get(target).name(),
                Score.rSquared(rows, row -> predicted[row][target], row -> actual[target][row]),
                Math.sqrt(Arrays.stream(errors).map(error -> error * error).average().orElseThrow()),
                Arrays.stream(errors).map(Math::abs).average().orElseThrow());
    }

    private static double mean(List<Metrics.TargetNumbers> targets, ToDoubleFunction<Metrics.TargetNumbers> metric) {
        return targets.stream().mapToDouble(metric).average().orElseThrow();
    }
}
