package io.mlpservice.prediction.table;

import io.mlpservice.dataset.RequestTable;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.prediction.row.OddityWords;
import io.mlpservice.prediction.row.RawRow;
import io.mlpservice.prediction.row.TextCells;
import io.mlpservice.schema.FeatureNames;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of a CSV as a model's features, whatever the order of its columns. */
final class CsvRows implements Iterator<RawRow> {
    private final RequestTable table;
    private final TextCells cells;
    /** The column of each feature. */
    private final int[] places;
    private List<String> tableWarnings;
    private long count;

    private CsvRows(RequestTable table, FeatureCodec features, int[] places, List<String> tableWarnings) {
        this.table = table;
        this.cells = new TextCells(features, table.numberMarks());
        this.places = places;
        this.tableWarnings = tableWarnings;
    }

    /**
     * Finds the features in the header. A table without header has the features in their order.
     *
     * @param strict whether columns that the model does not know are errors
     * @throws io.mlpservice.platform.problem.ProblemException 422 with every column that is missing or, in a strict request, unknown
     */
    static CsvRows of(RequestTable table, ModelSchema schema, FeatureCodec features, boolean strict) {
        var names = features.names();
        var columns = table.columns();
        var found = new HashMap<String, Integer>();
        columns.forEach(column -> found.put(column, found.size()));
        if (!table.hasHeader() && columns.size() == names.size() && !found.keySet().containsAll(names)) {
            return new CsvRows(table, features, IntStream.range(0, names.size()).toArray(), table.warnings());
        }
        var known = new FeatureNames(schema);
        var unknown = columns.stream().filter(column -> !known.isKnown(column)).toList();
        check(found, known, strict ? unknown : List.of(), table);
        var warnings = Stream.concat(table.warnings().stream(), OddityWords.ignored(unknown).stream()).toList();
        return new CsvRows(table, features, names.stream().mapToInt(found::get).toArray(), warnings);
    }

    /** What may be wrong where a column is missing. */
    private static String hint(RequestTable table, List<String> features) {
        if (!table.hasHeader()) {
            return "the first line seems to be a row; name the columns there";
        }
        if (table.columns().size() == 1 && features.stream().filter(table.columns().getFirst()::contains).count() > 1) {
            return "the first line is one cell, '%s'; remove the quotes around it, or send its separator".formatted(
                    Messages.shortened(table.columns().getFirst()));
        }
        var mayBeRow = table.columns().size() == features.size() && Collections.disjoint(table.columns(), features);
        return "the first line names the columns"
                + (mayBeRow ? "; if it is a row of these features in their order, send header=false" : "");
    }

    private static void check(Map<String, Integer> found, FeatureNames names, List<String> unknown,
            RequestTable table) {
        var missing = names.features().stream().filter(feature -> !found.containsKey(feature)).limit(FieldErrors.MOST)
                .toList();
        var hint = missing.isEmpty() ? "" : hint(table, names.features()) + "." + names.questions(table.columns());
        var errors = new FieldErrors();
        missing.forEach(feature -> errors
                .add(FieldError.line(table.firstLine(), "missing_feature",
                        "There is no column '%s', which the model needs; %s"
                                .formatted(Messages.shortened(feature), hint))));
        unknown.stream().limit(FieldErrors.MOST).forEach(column -> errors
                .add(FieldError.line(table.firstLine(), "unknown_column", names.unknown(column, found::containsKey))));
        errors.throwIfAny();
    }

    @Override
    public boolean hasNext() {
        return table.hasNext();
    }

    @Override
    public RawRow next() {
        var row = table.next();
        var warnings = tableWarnings;
        tableWarnings = List.of();
        var error = row.error();
        return new RawRow(count++, error == null ? cells(row.cells()) : List.of(), new LinePlaces(row.line(), null),
                warnings, error == null ? List.of() : List.of(error), table.numberMarks());
    }

    private List<@Nullable CellValue> cells(List<String> row) {
        var values = new ArrayList<@Nullable CellValue>(places.length);
        for (var feature = 0; feature < places.length; feature++) {
            values.add(cells.cell(row.get(places[feature]), feature));
        }
        return values;
    }
}
