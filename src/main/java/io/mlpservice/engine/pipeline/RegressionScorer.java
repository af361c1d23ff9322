package io.mlpservice.engine.pipeline;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Measures predicted values against the right ones.
 *
 * @param predicted [rows][targets], each in its own unit
 * @param actual [targets][rows]
 */
@SuppressWarnings("ArrayRecordComponent")
record RegressionScorer(List<Target> targets, double[][] predicted, double[][] actual) {
    Metrics.Regression metrics(double loss) {
        var perTarget = IntStream.range(0, targets.size()).mapToObj(this::perTarget).toList();
        return new Metrics.Regression(predicted.length, loss, mean(perTarget, Metrics.PerTarget::r2),
                mean(perTarget, Metrics.PerTarget::rmse), mean(perTarget, Metrics.PerTarget::mae), perTarget);
    }

    private Metrics.PerTarget perTarget(int target) {
        var rows = predicted.length;
        var mean = IntStream.range(0, rows).mapToDouble(row -> actual[target][row]).average().orElseThrow();
        var squared = 0.0;
        var absolute = 0.0;
        var variation = 0.0;
        for (var row = 0; row < rows; row++) {
            var error = predicted[row][target] - actual[target][row];
            squared += error * error;
            absolute += Math.abs(error);
            variation += (actual[target][row] - mean) * (actual[target][row] - mean);
        }
        return new Metrics.PerTarget(targets.get(target).name(), variation == 0 ? Double.NaN : 1 - squared / variation,
                Math.sqrt(squared / rows), absolute / rows);
    }

    private static double mean(List<Metrics.PerTarget> targets, ToDoubleFunction<Metrics.PerTarget> metric) {
        return targets.stream().mapToDouble(metric).average().orElseThrow();
    }
}
