package io.mlpservice.training;

import io.mlpservice.dataset.ColumnType;
import io.mlpservice.dataset.DatasetColumn;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.pipeline.Target;
import io.mlpservice.engine.pipeline.Task;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Decides whether a model tells classes apart or predicts numbers, and which classes there are. */
final class TargetResolver {
    /** A numeric target of at most that many whole values is taken for classes. */
    private static final int MOST_NUMERIC_CLASSES = 20;
    private static final int MOST_CLASSES = 1_000;

    private final @Nullable Task asked;
    private final Supplier<Table> table;
    private final ColumnChecks checks;
    private final FieldErrors errors;
    private final List<String> warnings;

    /**
     * A resolver for one request.
     *
     * @param asked the task that was asked for, if one was
     * @param table the data set's rows, asked for only where its summary does not tell enough
     */
    TargetResolver(@Nullable Task asked, Supplier<Table> table, ColumnChecks checks, FieldErrors errors,
            List<String> warnings) {
        this.asked = asked;
        this.table = table;
        this.checks = checks;
        this.errors = errors;
        this.warnings = warnings;
    }

    /** What is predicted. */
    record Targets(Task task, List<Target> targets) {}

    /** What these columns, all of which exist, are as targets; empty if they cannot be any, which the errors tell. */
    Optional<Targets> resolve(List<String> names) {
        return task(names).flatMap(task -> targets(task, names).map(targets -> new Targets(task, targets)));
    }

    private Optional<Task> task(List<String> targets) {
        var numeric = targets.stream().filter(name -> checks.column(name).type() == ColumnType.NUMERIC).count();
        if (numeric != 0 && numeric != targets.size()) {
            errors.add("/targets", "mixed_targets", "Several targets must be of one kind: all numbers or all text.");
            return Optional.empty();
        }
        if (asked == Task.REGRESSION && numeric == 0) {
            errors.add("/task", "target_not_numeric",
                    "A regression predicts numbers, but '%s' holds text. Choose 'classification' or another target."
                            .formatted(targets.getFirst()));
            return Optional.empty();
        }
        return Optional.of(asked == null ? naturalTask(targets) : asked);
    }

    private Task naturalTask(List<String> targets) {
        if (checks.column(targets.getFirst()).type() != ColumnType.NUMERIC) {
            return Task.CLASSIFICATION;
        }
        if (!targets.stream().allMatch(this::looksLikeClasses)) {
            return Task.REGRESSION;
        }
        warnings.add(("Of the target '%s' all values are whole and few are different, so they are taken for classes. "
                + "Set 'task' to 'regression' if they are quantities.").formatted(targets.getFirst()));
        return Task.CLASSIFICATION;
    }

    /** A column that does not tell its labels has far more of them than that. */
    private boolean looksLikeClasses(String target) {
        return checks.column(target).distinctLabels()
                .filter(labels -> labels.size() > 1 && labels.size() <= MOST_NUMERIC_CLASSES)
                .filter(labels -> labels.stream().mapToDouble(Double::parseDouble).allMatch(TargetResolver::isWhole))
                .isPresent();
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }

    private Optional<List<Target>> targets(Task task, List<String> names) {
        if (task == Task.REGRESSION) {
            return regressionTargets(names);
        }
        if (names.size() > 1) {
            errors.add("/targets", "not_available",
                    "This version tells the classes of one target apart; name one, or set 'task' to 'regression' if they are quantities.");
            return Optional.empty();
        }
        var name = names.getFirst();
        var labels = labels(checks.column(name));
        if (labels.size() < 2) {
            errors.add("/targets/0", "single_class",
                    "'%s' holds the single class '%s'; a classification needs at least two."
                            .formatted(name, labels.getFirst()));
            return Optional.empty();
        }
        if (labels.size() > MOST_CLASSES) {
            errors.add("/targets/0", "too_many_classes",
                    "'%s' holds more than %d classes, which are too many to tell apart.".formatted(name, MOST_CLASSES));
            return Optional.empty();
        }
        return Optional.of(List.of(new Target(name, labels)));
    }

    private Optional<List<Target>> regressionTargets(List<String> names) {
        var good = IntStream.range(0, names.size())
                .filter(index -> checks.hasFiniteWidth(checks.column(names.get(index)), "/targets/" + index))
                .count() == names.size();
        checks.warnOfConstants("targets", names);
        return good ? Optional.of(names.stream().map(name -> new Target(name, List.of())).toList()) : Optional.empty();
    }

    /** In the order of the output units; one more than there may be, if there are too many. */
    private List<String> labels(DatasetColumn column) {
        return column.distinctLabels().map(all -> Target.inOrder(all.stream())).orElseGet(() -> labelsOfRows(column));
    }

    private List<String> labelsOfRows(DatasetColumn column) {
        return switch (rowsOf(column.name())) {
            case Column.Categorical(var name, var categories, var codes) -> Target
                    .inOrder(Arrays.stream(codes).distinct().limit(MOST_CLASSES + 1).mapToObj(categories::get));
            case Column.Numeric(var name, var values) -> Target
                    .inOrder(Arrays.stream(values).distinct().limit(MOST_CLASSES + 1).mapToObj(Column.Numeric::text));
        };
    }

    private Column rowsOf(String name) {
        return table.get().column(name).orElseThrow();
    }
}
