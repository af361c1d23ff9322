package io.mlpservice.dataset;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.mlpservice.column.ColumnShape;
import io.mlpservice.column.Place;
import io.mlpservice.column.TypeInference;
import io.mlpservice.dataset.reading.ColumnNames;
import io.mlpservice.dataset.reading.CsvComplaint;
import io.mlpservice.dataset.reading.CsvTable;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.MissingWords;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.ProblemException;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads a CSV once to find out whether it is a table and which types its columns have. All rows of the wrong length, and
 * all columns that are not what the upload says, are reported, up to the maximum of {@link FieldErrors}.
 *
 * @param columns with unique names
 * @param missingWords the words for missing values
 * @param rowCount the number of rows, at least 1
 */
record CsvShape(List<ColumnShape> columns, MissingWords missingWords, int rowCount) {
    static CsvShape of(CsvTable table, Dialect dialect, ColumnOptions options, DatasetLimits limits) {
        if (table.header().isEmpty() && !table.hasNext()) {
            throw emptyFile();
        }
        if (table.width() > limits.maxColumns() + (dialect.trailingSeparator() ? 1 : 0)) {
            throw CsvComplaint.tooManyColumns(1, limits);
        }
        var names = ColumnNames.of(table, dialect);
        var errors = new FieldErrors();
        options.checkNames(names, errors);
        var inferences = names.stream().map(name -> new TypeInference(dialect.decimalMark(), options.type(name),
                options.dateOrder(), Place.LINE)).toList();
        var rows = countRows(table, inferences, dialect, limits, errors);
        options.checkValues(names, inferences, errors);
        errors.throwIfAny();
        return new CsvShape(IntStream.range(0, names.size()).mapToObj(i -> inferences.get(i).shape(names.get(i)))
                .toList(), table.missingWords(), rows);
    }

    static ProblemException emptyFile() {
        return ProblemException.invalid(List.of(FieldError.line(1, "empty_file",
                "The file is empty. The first line names the columns, each line below is a row.")));
    }

    private static int countRows(CsvTable table, List<TypeInference> inferences, Dialect dialect,
            DatasetLimits limits, FieldErrors errors) {
        var rows = 0;
        while (table.hasNext() && !errors.isFull()) {
            var row = table.next();
            if (isWhole(row, inferences.size(), dialect)) {
                var line = row.getStartingLineNumber();
                IntStream.range(0, inferences.size()).forEach(i -> inferences.get(i).accept(row.getField(i), line));
            } else {
                errors.add(ragged(row, inferences.size()));
            }
            if (++rows > limits.maxRows()) {
                throw tooManyRows(limits);
            }
        }
        if (rows == 0) {
            errors.add(noRows());
        }
        return rows;
    }

    static boolean isWhole(CsvRecord row, int columns, Dialect dialect) {
        var ends = dialect.trailingSeparator() && row.getFieldCount() == columns + 1 && row.getField(columns).isEmpty();
        return ends || row.getFieldCount() == columns;
    }

    static FieldError ragged(CsvRecord row, int columns) {
        var line = Math.toIntExact(row.getStartingLineNumber());
        return FieldError.line(line, "ragged_row",
                "Line %d has %d cells, but there are %d columns. %s".formatted(
                        line, row.getFieldCount(), columns,
                        "Quote cells that hold a separator; leave a cell empty where a value is missing."));
    }

    static FieldError noRows() {
        return FieldError.line(2, "no_rows", "The file has a header but no rows. Add at least one row below it.");
    }

    static ProblemException tooManyRows(DatasetLimits limits) {
        return ProblemException.tooLarge("too_many_rows",
                "The table has more than %d rows. Send fewer, or raise the setting mlp.dataset.max-rows."
                        .formatted(limits.maxRows()));
    }
}
