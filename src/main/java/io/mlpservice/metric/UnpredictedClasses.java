package io.mlpservice.metric;

import io.mlpservice.platform.problem.Messages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of a target that a model never predicts, although rows have them: in no part of the data set, or not in the
 * part that it is judged by. There the class must have some rows, since of few rows all may be mistaken.
 */
final class UnpredictedClasses {
    /** Fewer rows of a class may all be mistaken by chance. */
    private static final int FEWEST_ROWS = 5;
    private static final int CLASSES_SHOWN = 10;

    private final int judgedRows;
    private final Map<String, Integer> inNoPart = new LinkedHashMap<>();
    private final Map<String, Integer> notInJudged = new LinkedHashMap<>();

    /**
     * The classes of one target.
     *
     * @param judgedRows how many rows the model is judged by
     * @param judged the metrics on these
     * @param parts the metrics on all parts, these included
     */
    UnpredictedClasses(int judgedRows, TargetMetrics judged, List<TargetMetrics> parts) {
        this.judgedRows = judgedRows;
        everywhere(parts).forEach((label, count) -> {
            if (count > 0) {
                inNoPart.put(label, count);
            }
        });
        scores(judged).stream().filter(score -> score.precision() == null && score.support() >= FEWEST_ROWS)
                .filter(score -> !inNoPart.containsKey(score.label()))
                .forEach(score -> notInJudged.put(score.label(), score.support()));
    }

    /** The rows of each class in all parts; -1 if a part predicts it. */
    private static Map<String, Integer> everywhere(List<TargetMetrics> parts) {
        var rows = new LinkedHashMap<String, Integer>();
        for (var part : parts) {
            scores(part).forEach(
                    score -> rows.merge(score.label(), score.precision() == null ? score.support() : -1,
                            (before, more) -> before < 0 || more < 0 ? -1 : before + more));
        }
        return rows;
    }

    private static List<ClassScore> scores(TargetMetrics target) {
        return Objects.requireNonNullElse(target.perClass(), List.of());
    }

    /** The classes and what to do about them: of those predicted in no part, and of those not where the model is judged. */
    Stream<String> warnings() {
        return Stream.concat(warning("The model", inNoPart).stream(),
                warning("On the %,d rows that it is judged by, the model".formatted(judgedRows), notInJudged).stream());
    }

    private static Optional<String> warning(String model, Map<String, Integer> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var shown = rows.entrySet().stream().limit(CLASSES_SHOWN)
                .map(label -> "'%s' (%d %s)".formatted(Messages.shortened(label.getKey()), label.getValue(),
                        label.getValue() == 1 ? "row" : "rows"))
                .collect(Collectors.joining(", "));
        var more = rows.size() > CLASSES_SHOWN ? " and %d more".formatted(rows.size() - CLASSES_SHOWN) : "";
        return Optional.of(
                "%s never predicts some classes that rows have: %s%s. Balance the classes with training.class_weights, or give more rows of these."
                        .formatted(model, shown, more));
    }
}
