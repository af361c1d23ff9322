package io.mlpservice.dataset;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.ProblemException;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a CSV once to find out whether it is a table and which types its columns have. All rows of the wrong length are
 * reported, up to the maximum of {@link FieldErrors}.
 *
 * @param names of the columns, unique and not empty
 * @param types of the columns
 * @param oddCells for each column why it is not numeric, if it almost is
 * @param rowCount the number of rows, at least 1
 */
record CsvShape(List<String> names, List<ColumnType> types, List<Optional<String>> oddCells, int rowCount) {
    static CsvShape of(CsvTable table, DatasetLimits limits) {
        if (!table.hasNext()) {
            throw ProblemException.invalid(List.of(FieldError.line(1, "empty_file",
                    "The file is empty. The first line names the columns, each line below is a row.")));
        }
        var names = ColumnNames.check(table.next().getFields());
        var inferences = Stream.generate(TypeInference::new).limit(names.size()).toList();
        var rows = countRows(table, inferences, limits);
        return new CsvShape(names, inferences.stream().map(TypeInference::type).toList(),
                inferences.stream().map(TypeInference::oddity).toList(), rows);
    }

    private static int countRows(CsvTable table, List<TypeInference> inferences, DatasetLimits limits) {
        var errors = new FieldErrors();
        var rows = 0;
        while (table.hasNext() && !errors.isFull()) {
            var row = table.next();
            if (row.getFieldCount() == inferences.size()) {
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
            errors.add(
                    FieldError.line(2, "no_rows", "The file has a header but no rows. Add at least one row below it."));
        }
        errors.throwIfAny();
        return rows;
    }

    private static FieldError ragged(CsvRecord row, int columns) {
        var line = Math.toIntExact(row.getStartingLineNumber());
        return FieldError.line(line, "ragged_row",
                "Line %d has %d cells, but the header names %d columns. %s".formatted(
                        line, row.getFieldCount(), columns,
                        "Quote cells that hold a comma; leave a cell empty where a value is missing."));
    }

    static ProblemException tooManyRows(DatasetLimits limits) {
        return ProblemException.tooLarge("too_many_rows",
                "The table has more than %d rows. Send fewer, or raise the setting mlp.dataset.max-rows."
                        .formatted(limits.maxRows()));
    }
}
