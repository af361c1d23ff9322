package io.mlpservice.prediction;

import io.mlpservice.engine.pipeline.ModelSchema;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a request's cells into the order of a model's features and collects everything that is wrong with them. */
final class FeatureReader {
    private static final int MOST_ERRORS = 100;

    private final List<String> features;
    private final Set<String> known;
    private final List<FieldError> errors = new ArrayList<>();

    private FeatureReader(ModelSchema schema) {
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
        var reader = new FeatureReader(schema);
        var rows = reader.read(request, maxRows);
        if (!reader.errors.isEmpty()) {
            throw ProblemException.invalid(reader.errors);
        }
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
        for (var index = 0; index < read.length; index++) {
            read[index] = reader.read(rows.get(index), pointer.appendIndex(index));
        }
        return read;
    }

    private double[] instance(Map<String, @Nullable CellValue> cells, JsonPointer pointer) {
        cells.keySet().stream().filter(column -> !known.contains(column))
                .forEach(column -> add(pointer.appendProperty(column), "unknown_column",
                        "The model has no column '%s'; its features are: %s.".formatted(column, listed())));
        return features.stream()
                .mapToDouble(feature -> number(feature, cells.get(feature), pointer.appendProperty(feature))).toArray();
    }

    private double[] row(List<@Nullable CellValue> cells, JsonPointer pointer) {
        if (cells.size() != features.size()) {
            add(pointer, "wrong_length", "The row has %d values; it needs %d, in this order: %s."
                    .formatted(cells.size(), features.size(), listed()));
            return new double[0];
        }
        var numbers = new double[cells.size()];
        for (var index = 0; index < numbers.length; index++) {
            numbers[index] = number(features.get(index), cells.get(index), pointer.appendIndex(index));
        }
        return numbers;
    }

    private double number(String feature, @Nullable CellValue cell, JsonPointer pointer) {
        if (cell instanceof CellValue.Numeric(var value) && Double.isFinite(value)) {
            return value;
        }
        if (cell == null) {
            add(pointer, "missing_feature", "'%s' is missing; the model needs a number for it.".formatted(feature));
        } else {
            add(pointer, "not_numeric",
                    "'%s' must be a number, not \"%s\".".formatted(feature, shortened(cell.text())));
        }
        return Double.NaN;
    }

    private void add(JsonPointer pointer, String code, String detail) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(FieldError.at(pointer.toString(), code, detail));
        }
    }

    private String listed() {
        return shortened(String.join(", ", features));
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
