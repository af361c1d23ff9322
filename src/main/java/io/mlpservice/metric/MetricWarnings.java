package io.mlpservice.metric;

import io.mlpservice.engine.metric.Agreement;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Notices metrics which show that a model is of little use. */
final class MetricWarnings {
    /** Fewer held-out rows than this say too little. */
    static final int FEWEST_ROWS = 10;
    /** Pure chance reaches this many standard deviations above its mean about once in 40 times. */
    private static final double CLEAR = 2;
    /** A model whose area under the ROC curve is at least this knows something of the target. */
    private static final double INFORMED = 0.6;
    private static final int MOST_WARNINGS = 50;
    private static final String ADVICE = "Check that the features have to do with the target, or train longer.";

    private MetricWarnings() {}

    /**
     * The warnings, as sentences.
     *
     * @param samples the metrics on each part of a data set, the fairest first
     */
    static List<String> of(List<SampleMetrics> samples) {
        if (samples.isEmpty()) {
            return List.of();
        }
        var fairest = samples.stream().filter(sample -> sample.rowCount() >= FEWEST_ROWS).findFirst()
                .orElse(samples.getLast());
        return Stream.concat(noBetter(fairest), neverPredicted(fairest, samples)).limit(MOST_WARNINGS).toList();
    }

    private static Stream<String> noBetter(SampleMetrics sample) {
        return IntStream.range(0, sample.targets().size()).boxed().flatMap(index -> {
            var target = sample.targets().get(index);
            return Stream.concat(classGuess(sample.rowCount(), target).stream(),
                    meanGuess(sample.rowCount(), target).stream()).map(warning -> ofTarget(sample, index, warning));
        });
    }

    private static String ofTarget(SampleMetrics sample, int index, String warning) {
        return sample.targets().size() == 1
                ? warning
                : "Target '%s': %s".formatted(Messages.shortened(sample.targets().get(index).target()), warning);
    }

    private static Optional<String> classGuess(int rows, TargetMetrics model) {
        var baseline = model.baseline();
        if (baseline == null || !isNoBetter(rows, model, baseline)) {
            return Optional.empty();
        }
        var chance = isNoHigher(model.scores().accuracy(), baseline.scores().accuracy())
                ? ""
                : ", which may be chance, and its log loss is %.4g, that of this guess %.4g".formatted(
                        model.scores().logLoss(),
                        baseline.scores().logLoss());
        return Optional.of(
                "The model is no better than always answering '%s', the most frequent class: on %d rows its accuracy is %.3g, that of this guess %.3g%s. %s"
                        .formatted(Messages.shortened(String.valueOf(baseline.label())), rows,
                                model.scores().accuracy(),
                                baseline.scores().accuracy(), chance, advice(rows, model)));
    }

    /** Features that rank the rows well inform the model: where they move no row past the threshold, that is the cause. */
    private static String advice(int rows, TargetMetrics model) {
        var area = model.scores().rocAuc();
        var classes = Objects.requireNonNullElse(model.perClass(), List.<ClassScore>of());
        return area == null || area < INFORMED || area < 0.5 + CLEAR * spreadByChance(rows, classes)
                ? ADVICE
                : "Its area under the ROC curve, %.3g, shows that the features do inform it. Weigh the classes alike with training.class_weights, {\"mode\": \"balanced\"}%s."
                        .formatted(area, classes.size() == 2 ? ", or choose a 'threshold' when you predict" : "");
    }

    /** The standard deviation of the area under the ROC curve where scores are chance, by the rarest class. */
    private static double spreadByChance(int rows, List<ClassScore> classes) {
        var fewest = classes.stream().mapToInt(ClassScore::support).filter(count -> count > 0).min().orElse(1);
        return Math.sqrt((rows + 1) / (12.0 * fewest * Math.max(1, rows - fewest)));
    }

    /** A perfect guess cannot be beaten. On few rows, a model that is better by chance counts as better. */
    private static boolean isNoBetter(int rows, TargetMetrics model, BaselineMetrics baseline) {
        if (model.scores().accuracy() == null || model.scores().accuracy() == 1) {
            return false;
        }
        var noMoreAccurate = isNoHigher(model.scores().accuracy(), baseline.scores().accuracy());
        return rows < FEWEST_ROWS
                ? noMoreAccurate && isNoHigher(model.scores().macroF1(), baseline.scores().macroF1())
                : aboveChance(rows, model) < CLEAR
                        && (noMoreAccurate || isNoHigher(baseline.scores().logLoss(), model.scores().logLoss()));
    }

    private static double aboveChance(int rows, TargetMetrics model) {
        if (model.confusionMatrix() != null) {
            return Agreement.aboveChance(model.confusionMatrix().counts());
        }
        var classes = Objects.requireNonNull(model.perClass());
        return Agreement.aboveChance((int) Math.rint(Objects.requireNonNull(model.scores().accuracy()) * rows),
                classes.stream().mapToInt(ClassScore::support).toArray(), classes.stream().map(ClassScore::predicted)
                        .mapToInt(count -> Objects.requireNonNull(count)).toArray());
    }

    private static Optional<String> meanGuess(int rows, TargetMetrics model) {
        var baseline = model.baseline();
        var rmse = model.scores().rmse();
        if (baseline == null || rmse == null || rmse == 0 || !isNoHigher(baseline.scores().rmse(), rmse)) {
            return Optional.empty();
        }
        return Optional.of(
                "The model is no better than always answering the mean, %.4g: on %d rows its root mean squared error is %.4g, that of this guess %.4g. %s"
                        .formatted(baseline.value(), rows, rmse, baseline.scores().rmse(), ADVICE));
    }

    private static boolean isNoHigher(@Nullable Double value, @Nullable Double other) {
        return value != null && other != null && value <= other;
    }

    /** Of each target the classes that it never predicts. */
    private static Stream<String> neverPredicted(SampleMetrics fairest, List<SampleMetrics> samples) {
        return IntStream.range(0, fairest.targets().size()).boxed().flatMap(index -> {
            var parts = samples.stream().map(sample -> sample.targets().get(index)).toList();
            return new UnpredictedClasses(fairest.rowCount(), fairest.targets().get(index), parts).warnings()
                    .map(warning -> ofTarget(fairest, index, warning));
        });
    }
}
