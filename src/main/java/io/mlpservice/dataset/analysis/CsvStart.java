package io.mlpservice.dataset.analysis;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.mlpservice.column.Cells;
import io.mlpservice.column.ColumnType;
import io.mlpservice.column.Place;
import io.mlpservice.column.TypeInference;
import io.mlpservice.dataset.reading.Blanks;
import io.mlpservice.dataset.reading.ColumnNames;
import io.mlpservice.dataset.reading.CsvComplaint;
import io.mlpservice.dataset.reading.CsvTable;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.TextFile;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a table as its first rows show them.
 *
 * @param names unique
 * @param firstLine the line of the header or of the first row, counted from 1
 * @param areText whether a column holds something other than numbers in the first rows
 */
@SuppressWarnings("ArrayRecordComponent")
record CsvStart(List<String> names, int firstLine, boolean[] areText, Dialect dialect, ColumnOptions options) {
    private static final int ROWS = 200;

    static CsvStart of(TextFile file, Dialect dialect, ColumnOptions options, DatasetLimits limits) {
        try (var table = CsvTable.read(file.open(), dialect, limits)) {
            if (table.header().isEmpty() && !table.hasNext()) {
                throw CsvShape.emptyFile();
            }
            if (!dialect.trailingSeparator()) {
                checkWidth(table.width(), table.firstLine(), limits);
            }
            if (!table.hasNext()) {
                throw ProblemException.invalid(List.of(CsvShape.noRows(table.firstLine() + 1)));
            }
            var names = ColumnNames.of(table, dialect);
            checkWidth(names.size(), table.firstLine(), limits);
            var start = new CsvStart(names, table.firstLine(), new boolean[names.size()], dialect, options);
            for (var row = 0; row < ROWS && table.hasNext(); row++) {
                start.look(table.next().getFields());
            }
            return start;
        } catch (CsvParseException e) {
            throw CsvComplaint.of(e, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkWidth(int columns, int line, DatasetLimits limits) {
        if (columns > limits.maxColumns()) {
            throw CsvComplaint.tooManyColumns(line, limits);
        }
    }

    private void look(List<String> cells) {
        for (var index = 0; index < Math.min(areText.length, cells.size()); index++) {
            areText[index] = areText[index] || isText(cells.get(index), options.type(names.get(index)));
        }
    }

    private boolean isText(String cell, @Nullable ColumnType given) {
        return given == null ? !isNumberOrGap(cell) : given != ColumnType.NUMERIC;
    }

    private boolean isNumberOrGap(String cell) {
        var stripped = dialect.strip() ? Blanks.strip(cell) : cell;
        return stripped.isEmpty() || dialect.missingValues().contains(stripped)
                || Cells.isNumber(stripped, dialect.numberMarks());
    }

    /** Whether each column holds numbers as far as was seen. */
    List<Boolean> asNumbers() {
        return IntStream.range(0, areText.length).mapToObj(index -> !areText[index]).toList();
    }

    /** What is to find the type of each column. */
    List<TypeInference> inferences() {
        return names.stream().map(name -> new TypeInference(dialect.numberMarks(), options.type(name),
                options.dateOrder(name), Place.LINE)).toList();
    }
}
