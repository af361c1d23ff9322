package io.mlpservice.metric;

import io.mlpservice.engine.metric.Agreement;
import io.mlpservice.platform.Messages;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notices metrics which show that a model is of little use. */
final class MetricWarnings {
    /** Fewer held-out rows than this say too little. */
    static final int FEWEST_ROWS = 10;
    /** Pure chance reaches this many standard deviations above its mean about once in 40 times. */
    private static final double CLEAR = 2;
    private static final int CLASSES_SHOWN = 10;
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
        return Stream.concat(noBetter(fairest), neverPredicted(samples)).limit(MOST_WARNINGS).toList();
    }

    private static Stream<String> noBetter(SampleMetrics sample) {
        return sample.targets().stream().flatMap(target -> Stream.concat(classGuess(sample.rowCount(), target).stream(),
                meanGuess(sample.rowCount(), target).stream())
                .map(warning -> sample.targets().size() == 1 ? warning : prefix(target) + warning));
    }

    private static String prefix(TargetMetrics target) {
        return "Target '%s': ".formatted(Messages.shortened(target.target()));
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
                                baseline.scores().accuracy(), chance, ADVICE));
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

    private static Stream<String> neverPredicted(List<SampleMetrics> samples) {
        var absent = new LinkedHashMap<String, Map<String, Integer>>();
        for (var sample : samples) {
            for (var target : sample.targets()) {
                if (target.perClass() != null) {
                    count(sample.perTarget() == null ? "" : prefix(target), target.perClass(), absent);
                }
            }
        }
        return absent.entrySet().stream()
                .flatMap(target -> neverPredicted(target.getKey(), target.getValue()).stream());
    }

    /** Adds the rows of each class; a class that is predicted somewhere counts no more. */
    private static void count(String target, List<ClassScore> scores, Map<String, Map<String, Integer>> absent) {
        var rows = absent.computeIfAbsent(target, _ -> new LinkedHashMap<>());
        scores.forEach(score -> rows.merge(score.label(), score.precision() == null ? score.support() : -1,
                (before, more) -> before < 0 || more < 0 ? -1 : before + more));
    }

    private static Optional<String> neverPredicted(String target, Map<String, Integer> rows) {
        var absent = rows.entrySet().stream().filter(label -> label.getValue() > 0).toList();
        if (absent.isEmpty()) {
            return Optional.empty();
        }
        var shown = absent.stream().limit(CLASSES_SHOWN)
                .map(label -> "'%s' (%d %s)".formatted(Messages.shortened(label.getKey()), label.getValue(),
                        label.getValue() == 1 ? "row" : "rows"))
                .collect(Collectors.joining(", "));
        var more = absent.size() > CLASSES_SHOWN ? " and %d more".formatted(absent.size() - CLASSES_SHOWN) : "";
        return Optional.of(
                "%sThe model never predicts some classes that rows have: %s%s. Balance the classes with training.class_weights, or give more rows of these."
                        .formatted(target, shown, more));
    }
}
