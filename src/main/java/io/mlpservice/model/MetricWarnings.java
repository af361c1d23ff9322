package io.mlpservice.model;

import io.mlpservice.platform.Messages;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notices metrics which show that a model is of little use. */
final class MetricWarnings {
    /** Fewer held-out rows than this say too little. */
    private static final int FEWEST_ROWS = 10;
    private static final int CLASSES_SHOWN = 10;

    private MetricWarnings() {}

    /**
     * The warnings, as sentences.
     *
     * @param samples the metrics on each part of a data set, the fairest first; at least one
     */
    static List<String> of(List<SampleMetrics> samples) {
        if (samples.isEmpty()) {
            return List.of();
        }
        var fairest = samples.stream().filter(sample -> sample.rowCount() >= FEWEST_ROWS).findFirst()
                .orElse(samples.getLast());
        return Stream.concat(noBetter(fairest), neverPredicted(samples)).toList();
    }

    private static Stream<String> noBetter(SampleMetrics sample) {
        if (sample.perTarget() == null || sample.baseline() == null) {
            return noBetter("", sample.accuracy(), sample.macroF1(), sample.rmse(), sample.baseline()).stream();
        }
        return sample.perTarget().stream().flatMap(target -> noBetter(sample.perTarget().size() == 1
                ? ""
                : "Target '%s': ".formatted(Messages.shortened(target.target())), target.accuracy(), target.macroF1(),
                target.rmse(), target.baseline()).stream());
    }

    private static Optional<String> noBetter(String target, @Nullable Double accuracy, @Nullable Double macroF1,
            @Nullable Double rmse, @Nullable BaselineMetrics baseline) {
        if (baseline == null) {
            return Optional.empty();
        }
        var advice = "Check that the features have to do with the target, or train longer.";
        if (isNoHigher(accuracy, baseline.accuracy()) && isNoHigher(macroF1, baseline.macroF1())) {
            return Optional.of(
                    "%sThe model is no better than always answering '%s', the most frequent class: its accuracy is %.3g, that of this guess %.3g. %s"
                            .formatted(target, Messages.shortened(String.valueOf(baseline.label())), accuracy,
                                    baseline.accuracy(), advice));
        }
        if (rmse != null && rmse > 0 && isNoHigher(baseline.rmse(), rmse)) {
            return Optional.of(
                    "%sThe model is no better than always answering the mean, %.4g: its root mean squared error is %.4g, that of this guess %.4g. %s"
                            .formatted(target, baseline.value(), rmse, baseline.rmse(), advice));
        }
        return Optional.empty();
    }

    /** A perfect guess cannot be beaten. */
    private static boolean isNoHigher(@Nullable Double value, @Nullable Double other) {
        return value != null && other != null && value <= other && value != 1;
    }

    private static Stream<String> neverPredicted(List<SampleMetrics> samples) {
        var absent = new LinkedHashMap<String, Map<String, Integer>>();
        for (var sample : samples) {
            if (sample.perClass() != null) {
                count("", sample.perClass(), absent);
            } else if (sample.perTarget() != null) {
                sample.perTarget().stream().filter(target -> target.perClass() != null)
                        .forEach(target -> count("Target '%s': ".formatted(Messages.shortened(target.target())),
                                target.perClass(), absent));
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
                .map(label -> "'%s' (%d rows)".formatted(Messages.shortened(label.getKey()), label.getValue()))
                .collect(Collectors.joining(", "));
        var more = absent.size() > CLASSES_SHOWN ? " and %d more".formatted(absent.size() - CLASSES_SHOWN) : "";
        return Optional.of(
                "%sThe model never predicts some classes that rows have: %s%s. Balance the classes with training.class_weights, or give more rows of these."
                        .formatted(target, shown, more));
    }
}
