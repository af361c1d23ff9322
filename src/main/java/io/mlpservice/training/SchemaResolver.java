package io.mlpservice.training;

import io.mlpservice.dataset.ColumnType;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.DatasetColumn;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.pipeline.ModelSchema;
import io.mlpservice.engine.pipeline.Target;
import io.mlpservice.engine.pipeline.Task;
import io.mlpservice.model.TrainingConfiguration;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Decides which columns a model reads and predicts, and whether it tells classes apart or predicts numbers. */
final class SchemaResolver {
    /** A numeric target of at most that many whole values is taken for classes. */
    private static final int MOST_NUMERIC_CLASSES = 20;
    private static final int MOST_CLASSES = 1_000;

    private final TrainingConfiguration request;
    private final Dataset dataset;
    private final Supplier<Table> table;
    private final FieldErrors errors;
    private final List<String> warnings;
    private final Map<String, DatasetColumn> columns;

    /**
     * A resolver for one request.
     *
     * @param table the data set's rows, asked for only where its summary does not tell enough
     */
    SchemaResolver(TrainingConfiguration request, Dataset dataset, Supplier<Table> table, FieldErrors errors,
            List<String> warnings) {
        this.request = request;
        this.dataset = dataset;
        this.table = table;
        this.errors = errors;
        this.warnings = warnings;
        this.columns = dataset.columns().stream().collect(Collectors.toMap(DatasetColumn::name, Function.identity()));
    }

    /** The schema; empty if the request's columns make none, which the errors tell. */
    Optional<ModelSchema> resolve() {
        var targets = known("/targets", request.targets(), List.of(dataset.columns().getLast().name()));
        var others = dataset.columns().stream().map(DatasetColumn::name).filter(name -> !targets.contains(name))
                .toList();
        var features = known("/features", request.features(), others);
        if (targets.isEmpty() || features.isEmpty() || !checkFeatures(features, targets) || !checkTargets(targets)) {
            return Optional.empty();
        }
        return task(targets).flatMap(task -> targets(task, targets))
                .map(resolved -> new ModelSchema(resolved.getFirst().labels().isEmpty()
                        ? Task.REGRESSION
                        : Task.CLASSIFICATION, features, resolved));
    }

    /** The names that were asked for, or the default; empty if there are none or one is unknown or given twice. */
    private List<String> known(String pointer, @Nullable List<String> asked, List<String> byDefault) {
        var names = asked == null ? byDefault : asked;
        if (names.isEmpty()) {
            errors.add(pointer, "required", "Name at least one column of the data set that is not used otherwise.");
            return names;
        }
        var seen = new HashSet<String>();
        var complaints = 0;
        for (var index = 0; index < names.size(); index++) {
            var name = names.get(index);
            if (!columns.containsKey(name)) {
                complaints++;
                errors.add(pointer + "/" + index, "unknown_column",
                        "The data set has no column '%s'; it has: %s.".formatted(name, columnNames()));
            } else if (!seen.add(name)) {
                complaints++;
                errors.add(pointer + "/" + index, "duplicate_column",
                        "'%s' is named twice; name it once.".formatted(name));
            }
        }
        return complaints == 0 ? names : List.of();
    }

    private String columnNames() {
        var shown = 20;
        var names = dataset.columns().stream().map(DatasetColumn::name).limit(shown).collect(Collectors.joining(", "));
        var left = dataset.columns().size() - shown;
        return left > 0 ? "%s and %d more".formatted(names, left) : names;
    }

    private boolean checkFeatures(List<String> features, List<String> targets) {
        var good = true;
        for (var index = 0; index < features.size(); index++) {
            var feature = column(features.get(index));
            var pointer = request.features() == null ? "/features" : "/features/" + index;
            if (targets.contains(feature.name())) {
                good = false;
                errors.add(pointer, "target_as_feature",
                        "'%s' is a target and cannot be a feature as well.".formatted(feature.name()));
            } else if (feature.type() != ColumnType.NUMERIC) {
                good = false;
                errors.add(pointer, "not_numeric",
                        "'%s' holds text; features are numbers. List the numeric columns in 'features'."
                                .formatted(feature.name()));
            } else {
                good &= isComplete(feature, pointer) && hasFiniteWidth(feature, pointer);
                warnIfConstant(feature, "The feature");
            }
        }
        return good;
    }

    private boolean checkTargets(List<String> targets) {
        var good = true;
        for (var index = 0; index < targets.size(); index++) {
            var pointer = request.targets() == null ? "/targets" : "/targets/" + index;
            good &= isComplete(column(targets.get(index)), pointer);
        }
        return good;
    }

    private boolean isComplete(DatasetColumn column, String pointer) {
        if (column.missing() > 0) {
            errors.add(pointer, "missing_values",
                    "'%s' has %d missing values; fill them, leave the rows out, or leave the column out."
                            .formatted(column.name(), column.missing()));
        }
        return column.missing() == 0;
    }

    private boolean hasFiniteWidth(DatasetColumn column, String pointer) {
        var finite = Double.isFinite(max(column) - min(column));
        if (!finite) {
            errors.add(pointer, "out_of_range",
                    "The values of '%s' span more than a double holds; give it in another unit."
                            .formatted(column.name()));
        }
        return finite;
    }

    private void warnIfConstant(DatasetColumn column, String what) {
        if (min(column) == max(column)) {
            warnings.add("%s '%s' has the same value in every row.".formatted(what, column.name()));
        }
    }

    private Optional<Task> task(List<String> targets) {
        var numeric = targets.stream().filter(name -> column(name).type() == ColumnType.NUMERIC).count();
        if (numeric != 0 && numeric != targets.size()) {
            errors.add("/targets", "mixed_targets", "Several targets must be of one kind: all numbers or all text.");
            return Optional.empty();
        }
        if (request.task() == Task.REGRESSION && numeric == 0) {
            errors.add("/task", "target_not_numeric",
                    "A regression predicts numbers, but '%s' holds text. Choose 'classification' or another target."
                            .formatted(targets.getFirst()));
            return Optional.empty();
        }
        return Optional.of(request.task() == null ? naturalTask(targets) : request.task());
    }

    private Task naturalTask(List<String> targets) {
        var first = column(targets.getFirst());
        if (first.type() != ColumnType.NUMERIC) {
            return Task.CLASSIFICATION;
        }
        if (targets.size() > 1 || min(first) != Math.rint(min(first)) || max(first) != Math.rint(max(first))) {
            return Task.REGRESSION;
        }
        var values = Arrays.stream(numbers(first.name())).distinct().limit(MOST_NUMERIC_CLASSES + 1).toArray();
        if (values.length > MOST_NUMERIC_CLASSES || values.length < 2
                || Arrays.stream(values).anyMatch(value -> value != Math.rint(value))) {
            return Task.REGRESSION;
        }
        warnings.add(("The target '%s' has %d different whole numbers, which are taken for classes. "
                + "Set 'task' to 'regression' if they are quantities.").formatted(first.name(), values.length));
        return Task.CLASSIFICATION;
    }

    private Optional<List<Target>> targets(Task task, List<String> names) {
        if (task == Task.REGRESSION) {
            return regressionTargets(names);
        }
        if (names.size() > 1) {
            errors.add("/targets", "not_available", "This version classifies by one target; name one.");
            return Optional.empty();
        }
        var name = names.getFirst();
        var labels = labels(column(name));
        if (labels.size() < 2) {
            errors.add("/targets", "single_class",
                    "'%s' holds the single class '%s'; a classification needs at least two."
                            .formatted(name, labels.getFirst()));
            return Optional.empty();
        }
        if (labels.size() > MOST_CLASSES) {
            errors.add("/targets", "too_many_classes",
                    "'%s' holds more than %d classes, which are too many to tell apart.".formatted(name, MOST_CLASSES));
            return Optional.empty();
        }
        return Optional.of(List.of(new Target(name, labels)));
    }

    private Optional<List<Target>> regressionTargets(List<String> names) {
        var good = IntStream.range(0, names.size())
                .filter(index -> hasFiniteWidth(column(names.get(index)), "/targets/" + index)).count() == names.size();
        names.forEach(name -> warnIfConstant(column(name), "The target"));
        return good ? Optional.of(names.stream().map(name -> new Target(name, List.of())).toList()) : Optional.empty();
    }

    /** In the order of the output units; one more than there may be, if there are too many. */
    private List<String> labels(DatasetColumn column) {
        return column.allCategories().map(all -> Target.inOrder(all.stream())).orElseGet(() -> labelsOfRows(column));
    }

    private List<String> labelsOfRows(DatasetColumn column) {
        return switch (rowsOf(column.name())) {
            case Column.Categorical(var name, var categories, var codes) -> Target
                    .inOrder(Arrays.stream(codes).distinct().limit(MOST_CLASSES + 1).mapToObj(categories::get));
            case Column.Numeric(var name, var values) -> Target
                    .inOrder(Arrays.stream(values).distinct().limit(MOST_CLASSES + 1).mapToObj(Column.Numeric::text));
        };
    }

    private double[] numbers(String name) {
        return ((Column.Numeric) rowsOf(name)).values();
    }

    private Column rowsOf(String name) {
        return table.get().column(name).orElseThrow();
    }

    private DatasetColumn column(String name) {
        return Optional.ofNullable(columns.get(name)).orElseThrow();
    }

    private static double min(DatasetColumn column) {
        return column.min() == null ? Double.NaN : column.min();
    }

    private static double max(DatasetColumn column) {
        return column.max() == null ? Double.NaN : column.max();
    }
}
