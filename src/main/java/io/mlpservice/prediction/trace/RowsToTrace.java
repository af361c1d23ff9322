package io.mlpservice.prediction.trace;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.prediction.row.FeatureRows;
import io.mlpservice.prediction.row.InstancePlaces;
import io.mlpservice.prediction.row.JsonRows;
import io.mlpservice.prediction.row.OddityWords;
import io.mlpservice.prediction.row.RowReader;
import io.mlpservice.prediction.trace.TraceRequest.TraceRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads rows with their targets as tables of one row each; collects what is wrong with them, and what is odd. */
final class RowsToTrace {
    private static final JsonPointer FIRST = JsonPointer.empty();
    private static final JsonPointer FURTHER = JsonPointer.valueOf("/further_rows");

    private final TrainedModel model;
    private final boolean strict;
    private final FieldErrors errors;
    private final JsonRows reader;
    private final OddityWords words;
    private final List<String> oddities = new ArrayList<>();

    RowsToTrace(TrainedModel model, boolean strict, FieldErrors errors) {
        this.model = model;
        this.strict = strict;
        this.errors = errors;
        this.reader = new JsonRows(model.schema(), strict, errors);
        this.words = new OddityWords(model.features());
    }

    /** The rows, if there are no errors. */
    List<Table> read(List<TraceRow> rows) {
        var tables = new ArrayList<Table>();
        for (var row = 0; row < rows.size() && !errors.isFull(); row++) {
            var place = row == 0 ? FIRST : FURTHER.appendIndex(row - 1);
            table(rows.get(row), place, row == 0 ? "" : "Further row %d: ".formatted(row)).ifPresent(tables::add);
        }
        return tables;
    }

    private Optional<Table> table(TraceRow row, JsonPointer place, String prefix) {
        var pointer = place.appendProperty("instance");
        var names = model.features().names();
        var cells = reader.cells(row.instance(), pointer);
        reader.requireFeature(row.instance(), pointer);
        var read = new RowReader(model, strict, errors)
                .read(new FeatureRows.Cells(List.of(cells), new InstancePlaces(pointer, names)));
        read.oddities().stream().map(words::warnings).flatMap(List::stream)
                .forEach(warning -> oddities.add(prefix + warning));
        var targets = new TargetReader(model.schema(), place.appendProperty("target"), errors).columns(row.target());
        return errors.isEmpty() ? Optional.of(table(names, cells, read.codes()[0], targets)) : Optional.empty();
    }

    private static Table table(List<String> names, List<@Nullable CellValue> cells, double[] codes,
            List<Column> targets) {
        var features = IntStream.range(0, names.size())
                .mapToObj(index -> column(names.get(index), cells.get(index), codes[index]));
        return new Table(Stream.concat(features, targets.stream()).toList());
    }

    /** A column of one cell; a code of {@code NaN} marks a gap, however it is written. */
    private static Column column(String name, @Nullable CellValue cell, double code) {
        return switch (Double.isNaN(code) ? null : cell) {
            case null -> new Column.Numeric(name, new double[]{Double.NaN});
            case CellValue.Numeric(var number, var digits) when digits == null ->
                new Column.Numeric(name, new double[]{number});
            case CellValue value -> new Column.Categorical(name, List.of(value.text().strip()), new int[]{0});
        };
    }

    /** What is odd about the rows, as sentences. */
    List<String> warnings() {
        return Stream.concat(OddityWords.ignored(reader.ignored()).stream(), oddities.stream()).toList();
    }
}
