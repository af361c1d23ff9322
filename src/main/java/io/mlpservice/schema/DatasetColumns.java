package io.mlpservice.schema;

import io.mlpservice.column.DatasetColumn;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.NumberSign;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.SimilarNames;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the columns of a data set with those that a model needs. */
public final class DatasetColumns {
    private DatasetColumns() {}

    /**
     * Adds an error for each column that the data set lacks, and for each feature whose dates it holds in an order
     * that the model does not read.
     *
     * @param needed the names of the columns
     * @param pointer where the request names the data set
     */
    public static void check(Dataset dataset, ModelSchema schema, Collection<String> needed, String pointer,
            FieldErrors errors) {
        var columns = dataset.columns().stream().collect(Collectors.toMap(DatasetColumn::name, Function.identity()));
        var missing = needed.stream().filter(name -> !columns.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            var byCore = SimilarNames.byCore(columns.keySet());
            missing.forEach(name -> errors.add(pointer, "missing_column", missing(name, byCore)));
        }
        schema.features().forEach(feature -> checkDates(feature, columns, pointer, errors));
    }

    /** A warning for each feature whose numbers have another sign in the data set than in the data that the model has learned. */
    public static List<String> signWarnings(Dataset dataset, ModelSchema schema) {
        var signs = dataset.signs();
        return schema.features().stream()
                .flatMap(feature -> signWarning(feature, signs.get(feature.name())).stream()).toList();
    }

    private static Optional<String> signWarning(Feature feature, @Nullable NumberSign found) {
        var own = feature.sign();
        return own == null || found == null || own.goesWith(found.character())
                ? Optional.empty()
                : Optional.of(
                        "'%s' has %s beside its numbers, but %s in the data that the model was trained on. Check that its numbers mean the same."
                                .formatted(Messages.shortened(feature.name()), found.words(), own.words()));
    }

    private static String missing(String name, Map<String, String> byCore) {
        var alike = Optional.ofNullable(byCore.get(SimilarNames.core(name)))
                .map(column -> " It has '%s': upload it with the name that the model knows."
                        .formatted(Messages.shortened(column)))
                .orElse("");
        return "The data set has no column '%s', which the model needs.%s".formatted(Messages.shortened(name), alike);
    }

    /** Read in another order, most dates would be other dates. ISO dates are read by every model. */
    private static void checkDates(Feature feature, Map<String, DatasetColumn> columns, String pointer,
            FieldErrors errors) {
        var order = feature.dateOrder();
        var column = columns.get(feature.name());
        var found = column == null ? null : column.dateOrder();
        if (order != null && found != null && order != found && found != DateOrder.YEAR_MONTH_DAY) {
            errors.add(pointer, "unsuitable_data",
                    "The dates in '%s' are written in the order '%s', and the model reads '%s'; upload the file with that order, or with dates such as 2026-01-31."
                            .formatted(Messages.shortened(feature.name()), JsonNames.of(found), JsonNames.of(order)));
        }
    }
}
