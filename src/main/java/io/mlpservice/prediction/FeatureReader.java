package io.mlpservice.prediction;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.Messages;
import io.mlpservice.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a request's cells into the order of a model's features and collects everything that is wrong with them. */
final class FeatureReader {
    private final List<String> features;
    private final Set<String> known;
    private final FieldErrors errors;

    /** A reader for a model. */
    FeatureReader(ModelSchema schema, FieldErrors errors) {
        this.errors = errors;
        features = schema.features();
        known = new HashSet<>(features);
        schema.targets().forEach(target -> known.add(target.name()));
    }

    /**
     * The rows of a request, [rows][features].
     *
     * @throws ProblemException with everything that is wrong with the request
     */
    static double[][] read(PredictionRequest request, ModelSchema schema, int maxRows) {
        var errors = new FieldErrors();
        var rows = new FeatureReader(schema, errors).read(request, maxRows);
        errors.throwIfAny();
        return rows;
    }

    private double[][] read(PredictionRequest request, int maxRows) {
        var instances = request.instances();
        var rows = request.rows();
        if (instances != null && rows == null) {
            return readAll(JsonPointer.valueOf("/instances"), instances, this::instance, maxRows);
        }
        if (rows != null && instances == null) {
            return readAll(JsonPointer.valueOf("/rows"), rows, this::row, maxRows);
        }
        add(JsonPointer.empty(), "exactly_one", "Send exactly one of 'instances' and 'rows'.");
        return new double[0][];
    }

    private interface RowReader<R> {
        double[] read(R row, JsonPointer pointer);
    }

    private <R> double[][] readAll(JsonPointer pointer, List<R> rows, RowReader<R> reader, int maxRows) {
        if (rows.isEmpty() || rows.size() > maxRows) {
            add(pointer, "out_of_range",
                    "There are %d rows; a request has at least 1 and at most %d.".formatted(rows.size(), maxRows));
            return new double[0][];
        }
        var read = new double[rows.size()][];
        for (var index = 0; index < read.length && !errors.isFull(); index++) {
            read[index] = reader.read(rows.get(index), pointer.appendIndex(index));
        }
        return read;
    }

    /** The numbers of a row in the order of the features, {@code NaN} where one is missing or none. */
    double[] instance(Map<String, @Nullable CellValue> cells, JsonPointer pointer) {
        for (var column : cells.keySet()) {
            if (!errors.isFull() && !known.contains(column)) {
                add(pointer.appendProperty(column), "unknown_column",
                        "The model has no column '%s'; its features are: %s."
                                .formatted(Messages.shortened(column), listed()));
            }
        }
        var numbers = new double[features.size()];
        for (var index = 0; index < numbers.length; index++) {
            var feature = features.get(index);
            numbers[index] = number(cells.get(feature));
            if (Double.isNaN(numbers[index])) {
                complain(feature, cells.get(feature), pointer.appendProperty(feature));
            }
        }
        return numbers;
    }

    private double[] row(List<@Nullable CellValue> cells, JsonPointer pointer) {
        if (cells.size() != features.size()) {
            add(pointer, "wrong_length", "The row has %d values; it needs %d, in this order: %s."
                    .formatted(cells.size(), features.size(), listed()));
            return new double[0];
        }
        var numbers = new double[cells.size()];
        for (var index = 0; index < numbers.length; index++) {
            numbers[index] = number(cells.get(index));
            if (Double.isNaN(numbers[index])) {
                complain(features.get(index), cells.get(index), pointer.appendIndex(index));
            }
        }
        return numbers;
    }

    /** What stands in a cell; {@code NaN} if it is no finite number. */
    private static double number(@Nullable CellValue cell) {
        return cell instanceof CellValue.Numeric(var value, var _) && Double.isFinite(value) ? value : Double.NaN;
    }

    private void complain(String feature, @Nullable CellValue cell, JsonPointer pointer) {
        var name = Messages.shortened(feature);
        if (cell == null) {
            add(pointer, "missing_feature", "'%s' is missing; the model needs a number for it.".formatted(name));
        } else {
            add(pointer, "not_numeric",
                    "'%s' must be a number, not \"%s\".".formatted(name, Messages.shortened(cell.text())));
        }
    }

    private void add(JsonPointer pointer, String code, String detail) {
        errors.add(pointer.toString(), code, detail);
    }

    private String listed() {
        return Messages.shortened(String.join(", ", features));
    }
}
