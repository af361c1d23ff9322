package io.mlpservice.training.resolution.schema;

import io.mlpservice.column.ColumnType;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.SimilarNames;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks whether the columns of a data set can be used, and reports what prevents it. */
public final class ColumnChecks {
    private static final int NAMES_SHOWN = 20;

    private final Map<String, DatasetColumn> columns;
    private final FieldErrors errors;
    /** Null before a name is unknown. */
    private @Nullable Map<String, String> byCore;

    /** Checks for the columns of a data set. */
    public ColumnChecks(Dataset dataset, FieldErrors errors) {
        this.columns = dataset.columns().stream()
                .collect(Collectors.toMap(DatasetColumn::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        this.errors = errors;
    }

    boolean exists(String name) {
        return columns.containsKey(name);
    }

    /**
     * A column that exists.
     *
     * @throws java.util.NoSuchElementException if there is none of that name
     */
    public DatasetColumn column(String name) {
        return Optional.ofNullable(columns.get(name)).orElseThrow();
    }

    /** Why a name is refused that no column has. */
    String unknown(String name) {
        var cores = byCore;
        if (cores == null) {
            cores = SimilarNames.byCore(columns.keySet());
            byCore = cores;
        }
        return "The data set has no column '%s'.%s It has: %s.".formatted(Messages.shortened(name),
                SimilarNames.question(name, cores), shortened(columns.keySet()));
    }

    /** The first {@value #NAMES_SHOWN} of many names and how many more there are, for messages. */
    public static String shortened(Collection<String> names) {
        var shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return names.size() > NAMES_SHOWN ? "%s and %d more".formatted(shown, names.size() - NAMES_SHOWN) : shown;
    }

    boolean isComplete(DatasetColumn column, String pointer) {
        if (column.missing() > 0) {
            errors.add(pointer, "missing_values",
                    "'%s' has %d missing values, and 'preprocessing.missing' is 'reject'; choose another rule, fill them, or leave the column out."
                            .formatted(column.name(), column.missing()));
        }
        return column.missing() == 0;
    }

    /** Whether not all of its rows are gaps. */
    boolean hasValues(DatasetColumn target, String pointer, int rows) {
        if (target.missing() == rows) {
            errors.add(pointer, "missing_values",
                    "'%s' has no value in any row, so there is nothing to predict.".formatted(target.name()));
        }
        return target.missing() < rows;
    }

    boolean hasFiniteWidth(DatasetColumn column, String pointer) {
        var finite = !Double.isInfinite(max(column) - min(column));
        if (!finite) {
            errors.add(pointer, "out_of_range",
                    "The values of '%s' span more than a double holds; give it in another unit."
                            .formatted(column.name()));
        }
        return finite;
    }

    /** Whether all values are at least 0. */
    boolean holdsCounts(DatasetColumn column, String pointer) {
        if (min(column) < 0) {
            errors.add(pointer, "out_of_range",
                    "'%s' goes down to %s, but the loss 'poisson' takes targets of at least 0; choose another loss."
                            .formatted(column.name(), min(column)));
        }
        return !(min(column) < 0);
    }

    /** Refuses a column that cannot hold row weights. */
    void checkWeights(DatasetColumn column, String pointer) {
        if (column.type() != ColumnType.NUMERIC) {
            errors.add(pointer, "not_numeric",
                    "'%s' is %s, but weights are numbers; name a numeric column.".formatted(column.name(),
                            JsonNames.of(column.type())));
            return;
        }
        var possible = min(column) >= 0 && max(column) > 0 && Double.isFinite(max(column));
        if (column.missing() == 0 && !possible) {
            errors.add(pointer, "out_of_range",
                    "The values of '%s' lie between %s and %s, but weights are finite, at least 0 and not all 0."
                            .formatted(column.name(), min(column), max(column)));
        }
        if (column.missing() > 0) {
            errors.add(pointer, "missing_values",
                    "'%s' has %d missing values, and every row needs a weight; fill them, or choose another column."
                            .formatted(column.name(), column.missing()));
        }
    }

    /** The least number of a column; NaN if it holds none. */
    public static double min(DatasetColumn column) {
        return column.min() == null ? Double.NaN : column.min();
    }

    /** The largest number of a column; NaN if it holds none. */
    public static double max(DatasetColumn column) {
        return column.max() == null ? Double.NaN : column.max();
    }
}
