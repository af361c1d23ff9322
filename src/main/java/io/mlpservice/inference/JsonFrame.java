package io.mlpservice.inference;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.prediction.row.FeatureRows;
import io.mlpservice.schema.FeatureNames;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads rows and columns of cells in JSON as a model's features. Adds errors, after which the result is meaningless. */
public final class JsonFrame {
    /** The name of all features together, in their order, as one input. */
    public static final String ALL_FEATURES = "input";

    /** As many as a request in JSON can write; rows may leave cells out. */
    private static final int MOST_CELLS = 4_000_000;

    private final FeatureNames names;
    private final List<String> features;
    private final FieldErrors errors;

    /** A reader of rows for a model. */
    public JsonFrame(ModelSchema schema, FieldErrors errors) {
        this.names = new FeatureNames(schema);
        this.features = names.features();
        this.errors = errors;
    }

    /** A list of rows: objects by the names of the features, or lists in their order. */
    public FeatureRows.Cells rows(JsonNode rows, String pointer) {
        checkCells(rows.size());
        var cells = new ArrayList<List<@Nullable CellValue>>(rows.size());
        if (!rows.isArray()) {
            errors.add(pointer, "wrong_type", "This must be a list of rows, not %s.".formatted(JsonCells.kind(rows)));
        }
        Set<String> named = new HashSet<>();
        for (var index = 0; index < rows.size() && rows.isArray() && !errors.isFull(); index++) {
            var row = rows.get(index);
            if (isNamed(row)) {
                named.addAll(row.propertyNames());
                cells.add(named(row, pointer + "/" + index));
            } else {
                named.addAll(features);
                cells.add(ordered(row, pointer + "/" + index));
            }
        }
        if (!cells.isEmpty() && columnsAt(pointer).require(named)) {
            requireFeatures(rows, pointer);
        }
        return new FeatureRows.Cells(cells, new PointerPlaces(pointer, row -> pointer + "/" + row,
                (row, feature) -> cell(rows.get(row), pointer + "/" + row, feature)));
    }

    private void requireFeatures(JsonNode rows, String pointer) {
        for (var index = 0; index < rows.size() && !errors.isFull(); index++) {
            if (isNamed(rows.get(index))) {
                columnsAt(pointer + "/" + index).requireIn(rows.get(index).propertyNames());
            }
        }
    }

    /** A row has a cell for each feature, also for those that it leaves out. */
    private void checkCells(int rows) {
        if ((long) rows * features.size() > MOST_CELLS) {
            throw ProblemException.tooLarge("too_many_values",
                    "The request has more than %,d cells. Send fewer rows at a time.".formatted(MOST_CELLS));
        }
    }

    private FeaturePlaces columnsAt(String pointer) {
        return new FeaturePlaces(names, (code, detail) -> FieldError.at(pointer, code, detail), errors);
    }

    private boolean isNamed(JsonNode row) {
        return row.isObject() && !isAllFeatures(row);
    }

    /** Whether an object holds the features as one input. */
    private boolean isAllFeatures(JsonNode object) {
        return object.isObject() && object.size() == 1 && object.path(ALL_FEATURES).isArray()
                && !features.contains(ALL_FEATURES);
    }

    private String cell(JsonNode row, String pointer, int feature) {
        if (isNamed(row)) {
            return PointerPlaces.member(pointer, features.get(feature));
        }
        return row.isArray() || row.isObject() ? pointer + "/" + feature : pointer;
    }

    private List<@Nullable CellValue> named(JsonNode row, String pointer) {
        var cells = new ArrayList<@Nullable CellValue>(features.size());
        for (var feature : features) {
            var value = row.get(feature);
            cells.add(value == null
                    ? null
                    : JsonCells.lenient(value, PointerPlaces.member(pointer, feature), errors));
        }
        return cells;
    }

    private List<@Nullable CellValue> ordered(JsonNode row, String pointer) {
        var values = isAllFeatures(row) ? row.get(ALL_FEATURES) : row;
        var cells = new ArrayList<@Nullable CellValue>(Math.max(1, values.size()));
        if (!values.isArray()) {
            cells.add(JsonCells.lenient(values, pointer, errors));
            return cells;
        }
        for (var value : values) {
            cells.add(JsonCells.lenient(value, pointer + "/" + cells.size(), errors));
        }
        return cells;
    }

    /** An object with a list of cells for each feature, or a list of rows in the order of the features. */
    public FeatureRows.Cells columns(JsonNode columns, String pointer) {
        if (isAllFeatures(columns)) {
            return rows(columns.get(ALL_FEATURES), PointerPlaces.member(pointer, ALL_FEATURES));
        }
        if (!columns.isObject()) {
            return rows(columns, pointer);
        }
        columnsAt(pointer).require(columns.propertyNames());
        var rows = new ArrayList<List<@Nullable CellValue>>();
        var isFirst = true;
        for (var index = 0; index < features.size() && !errors.isFull(); index++) {
            var column = columns.get(features.get(index));
            if (column != null) {
                isFirst &= !addColumn(column, PointerPlaces.member(pointer, features.get(index)), isFirst, rows);
            }
        }
        return new FeatureRows.Cells(rows, PointerPlaces.columns(pointer,
                (row, feature) -> PointerPlaces.member(pointer, features.get(feature)) + "/" + row));
    }

    /** Whether there was a column to add. */
    private boolean addColumn(JsonNode column, String pointer, boolean isFirst, List<List<@Nullable CellValue>> rows) {
        if (!column.isArray()) {
            errors.add(pointer, "wrong_type",
                    "This must be a list with a value for each row, not %s.".formatted(JsonCells.kind(column)));
            return false;
        }
        if (!isFirst && column.size() != rows.size()) {
            errors.add(pointer, "wrong_length",
                    "This has %d values, and the columns before have %d; send one for each row."
                            .formatted(column.size(), rows.size()));
            return true;
        }
        checkCells(column.size());
        for (var row = 0; row < column.size(); row++) {
            if (isFirst) {
                rows.add(new ArrayList<>(features.size()));
            }
            rows.get(row).add(JsonCells.lenient(column.get(row), pointer + "/" + row, errors));
        }
        return true;
    }

    /** An object with the names of the {@code columns} and a list of rows, {@code data}, in the order of those. */
    public FeatureRows.Cells split(JsonNode frame, String pointer) {
        var data = frame.path("data");
        var at = pointer + "/data";
        if (!data.isArray()) {
            errors.add(at, "required",
                    "'data' must be a list of rows, each a list of values in the order of 'columns'.");
            return new FeatureRows.Cells(List.of(), PointerPlaces.columns(at, (_, _) -> at));
        }
        if (!frame.has("columns")) {
            return rows(data, at);
        }
        var columns = columnNames(frame.get("columns"), pointer + "/columns");
        var places = columnsAt(pointer + "/columns").among(columns);
        var rows = new ArrayList<List<@Nullable CellValue>>(data.size());
        var readable = columns.containsAll(features) ? data.size() : 0;
        for (var index = 0; index < readable && !errors.isFull(); index++) {
            rows.add(split(data.get(index), columns.size(), places, at + "/" + index));
        }
        return new FeatureRows.Cells(rows, new PointerPlaces(at, row -> at + "/" + row,
                (row, feature) -> at + "/" + row + "/" + places[feature]));
    }

    private List<String> columnNames(JsonNode names, String pointer) {
        if (!names.isArray()) {
            errors.add(pointer, "wrong_type", "'columns' must be a list of names.");
        }
        return names.isArray() ? names.valueStream().map(name -> name.asString("")).toList() : List.of();
    }

    private List<@Nullable CellValue> split(JsonNode row, int columns, int[] places, String pointer) {
        var cells = new ArrayList<@Nullable CellValue>(places.length);
        if (!row.isArray() || row.size() != columns) {
            errors.add(pointer, "wrong_length",
                    "A row must be a list of %d values, one for each of 'columns'.".formatted(columns));
            return cells;
        }
        for (var place : places) {
            cells.add(JsonCells.lenient(row.get(place), pointer + "/" + place, errors));
        }
        return cells;
    }
}
