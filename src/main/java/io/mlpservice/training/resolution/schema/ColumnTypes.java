package io.mlpservice.training.resolution.schema;

import io.mlpservice.column.ColumnType;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.engine.data.BooleanWords;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.Numbers;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** The types of columns in one training: those that the request gives, or else those of the data set. */
final class ColumnTypes {
    private static final JsonPointer TYPES = JsonPointer.valueOf("/types");

    private final Map<String, ColumnType> asked;
    private final ColumnChecks columns;
    private final FieldErrors errors;

    ColumnTypes(@Nullable Map<String, ColumnType> asked, ColumnChecks columns, FieldErrors errors) {
        this.asked = Objects.requireNonNullElse(asked, Map.of());
        this.columns = columns;
        this.errors = errors;
    }

    /** The type of a column that exists. */
    ColumnType of(DatasetColumn column) {
        return asked.getOrDefault(column.name(), column.type());
    }

    /** Why a column is one of text that may be meant as numbers or dates; empty if the request gives its type. */
    Optional<String> oddCell(DatasetColumn column) {
        var isText = column.type() == ColumnType.CATEGORICAL || column.type() == ColumnType.TEXT;
        return isText && !asked.containsKey(column.name()) ? column.oddCell() : Optional.empty();
    }

    boolean isNumeric(DatasetColumn column) {
        return of(column) == ColumnType.NUMERIC;
    }

    /** Whether its values are in an order of time. */
    boolean isInTime(DatasetColumn column) {
        return isNumeric(column) || of(column) == ColumnType.DATE_TIME;
    }

    /** A column as a feature. Free text that is asked for counts as categories. Dates without any have no order yet. */
    Feature feature(DatasetColumn column) {
        return switch (of(column)) {
            case NUMERIC -> Feature.numeric(column.name());
            case BOOLEAN -> new Feature(column.name(), FeatureType.BOOLEAN);
            case CATEGORICAL, TEXT -> new Feature(column.name(), FeatureType.CATEGORICAL);
            case DATE_TIME ->
                new Feature(column.name(), FeatureType.DATE_TIME,
                        Objects.requireNonNullElse(column.dateOrder(), DateOrder.YEAR_MONTH_DAY));
        };
    }

    /** Refuses columns that do not exist and types that do not suit their values. */
    boolean check() {
        var before = errors.count();
        for (var column : asked.entrySet()) {
            if (errors.isFull()) {
                break;
            }
            var name = column.getKey();
            var pointer = TYPES.appendProperty(name).toString();
            if (columns.exists(name)) {
                check(columns.column(name), column.getValue(), pointer);
            } else {
                errors.add(pointer, "unknown_column", columns.unknown(name));
            }
        }
        return errors.count() == before;
    }

    private void check(DatasetColumn column, ColumnType type, String pointer) {
        var suits = type == column.type() || switch (type) {
            case CATEGORICAL, TEXT -> true;
            case NUMERIC -> all(column, label -> Numbers.parse(label).isPresent());
            case BOOLEAN -> all(column, label -> BooleanWords.valueOf(label).isPresent());
            case DATE_TIME -> false;
        };
        if (!suits) {
            errors.add(pointer, "invalid_value",
                    "'%s' is %s, and not all of its values are known to be of the type '%s'; leave this out, or give the type when you upload the file."
                            .formatted(column.name(), JsonNames.of(column.type()), JsonNames.of(type)));
        }
    }

    /** Whether all values are known to meet a condition. */
    private static boolean all(DatasetColumn column, Predicate<String> condition) {
        return column.distinctLabels().filter(labels -> labels.stream().allMatch(condition)).isPresent();
    }
}
