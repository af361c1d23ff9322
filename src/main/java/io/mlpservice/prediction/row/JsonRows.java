package io.mlpservice.prediction.row;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.schema.FeatureNames;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the cells of JSON rows into the order of a model's features. */
public final class JsonRows {
    private final FeatureNames names;
    private final boolean strict;
    private final FieldErrors errors;
    private final Set<String> ignored = new LinkedHashSet<>();

    /**
     * Creates a reader.
     *
     * @param strict whether columns that the model does not know are errors, not only those that are meant to be features
     */
    public JsonRows(ModelSchema schema, boolean strict, FieldErrors errors) {
        this.strict = strict;
        this.errors = errors;
        names = new FeatureNames(schema);
    }

    /**
     * The rows of a request, which sends them in one of two forms.
     *
     * @param instances rows as objects, from the name of a column to its cell
     * @param rows rows as arrays, [rows][features], null where a cell is empty
     * @throws ProblemException if there is not exactly one of both
     */
    public FeatureRows.Cells read(@Nullable List<Map<String, @Nullable CellValue>> instances,
            @Nullable List<List<@Nullable CellValue>> rows) {
        if (instances != null && rows == null) {
            return read(instances, JsonPlaces.objects(names.features()));
        }
        if (rows != null && instances == null) {
            return new FeatureRows.Cells(rows, JsonPlaces.arrays());
        }
        throw ProblemException.invalid("", "exactly_one", "Send exactly one of 'instances' and 'rows'.");
    }

    private FeatureRows.Cells read(List<Map<String, @Nullable CellValue>> instances, JsonPlaces places) {
        var rows = new ArrayList<List<@Nullable CellValue>>(instances.size());
        for (var instance : instances) {
            var pointer = places.pointer(rows.size());
            rows.add(cells(instance, pointer));
            requireFeature(instance, pointer);
        }
        return new FeatureRows.Cells(rows, places);
    }

    /** Adds an error if a row has none of the features. */
    public void requireFeature(Map<String, @Nullable CellValue> row, JsonPointer pointer) {
        if (!errors.isFull() && names.features().stream().noneMatch(row::containsKey)) {
            errors.add(pointer.toString(), "missing_feature", names.none());
        }
    }

    /** The columns of all rows so far that the model does not know. */
    public Set<String> ignored() {
        return ignored;
    }

    /** The cells of a row in the order of the features, null where it has none; collects the columns that are unknown. */
    public List<@Nullable CellValue> cells(Map<String, @Nullable CellValue> row, JsonPointer pointer) {
        for (var column : row.keySet()) {
            if (!names.isKnown(column) && !errors.isFull()) {
                unknown(column, row, pointer.appendProperty(column).toString());
            }
        }
        var cells = new ArrayList<@Nullable CellValue>(names.features().size());
        names.features().forEach(feature -> cells.add(row.get(feature)));
        return cells;
    }

    private void unknown(String column, Map<String, @Nullable CellValue> row, String pointer) {
        var meant = names.meant(column, row::containsKey);
        if (strict) {
            errors.add(pointer, "unknown_column", names.unknown(column, row::containsKey));
        } else if (meant != null) {
            errors.add(pointer, "missing_feature", FeatureNames.misspelled(column, meant));
        } else {
            ignored.add(column);
        }
    }
}
