package io.mlpservice.prediction;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.Messages;
import io.mlpservice.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the cells of JSON rows into the order of a model's features. */
public final class JsonRows {
    private final List<String> features;
    private final Set<String> known;
    private final boolean strict;
    private final FieldErrors errors;
    private final Set<String> ignored = new LinkedHashSet<>();

    /**
     * Creates a reader.
     *
     * @param strict whether columns that the model does not know are errors
     */
    public JsonRows(ModelSchema schema, boolean strict, FieldErrors errors) {
        this.strict = strict;
        this.errors = errors;
        features = schema.featureNames();
        known = new HashSet<>(features);
        schema.targets().forEach(target -> known.add(target.name()));
    }

    /**
     * The rows of a request.
     *
     * @throws ProblemException if it does not have exactly one kind of rows
     */
    FeatureRows.Cells read(PredictionRequest request) {
        var instances = request.instances();
        var rows = request.rows();
        if (instances != null && rows == null) {
            return read(instances, JsonPlaces.objects(features));
        }
        if (rows != null && instances == null) {
            return new FeatureRows.Cells(rows, JsonPlaces.arrays());
        }
        throw ProblemException.invalid("", "exactly_one", "Send exactly one of 'instances' and 'rows'.");
    }

    private FeatureRows.Cells read(List<Map<String, @Nullable CellValue>> instances, JsonPlaces places) {
        var rows = new ArrayList<List<@Nullable CellValue>>(instances.size());
        for (var instance : instances) {
            rows.add(cells(instance, places.pointer(rows.size())));
        }
        return new FeatureRows.Cells(rows, places);
    }

    /** The columns of all rows so far that the model does not know. */
    public Set<String> ignored() {
        return ignored;
    }

    /** The cells of a row in the order of the features, null where it has none; collects the columns that are unknown. */
    public List<@Nullable CellValue> cells(Map<String, @Nullable CellValue> row, JsonPointer pointer) {
        for (var column : row.keySet()) {
            if (known.contains(column)) {
                continue;
            }
            if (!strict) {
                ignored.add(column);
            } else if (!errors.isFull()) {
                errors.add(pointer.appendProperty(column).toString(), "unknown_column",
                        "The model has no column '%s'; its features are: %s.".formatted(Messages.shortened(column),
                                Messages.shortened(String.join(", ", features))));
            }
        }
        var cells = new ArrayList<@Nullable CellValue>(features.size());
        features.forEach(feature -> cells.add(row.get(feature)));
        return cells;
    }
}
