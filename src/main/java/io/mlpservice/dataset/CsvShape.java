package io.mlpservice.dataset;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.mlpservice.column.ColumnShape;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.MissingWords;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.ProblemException;

import java.util.List;

/**
 * What the first look at a table finds.
 *
 * @param columns with unique names
 * @param missingWords the words for missing values
 * @param rowCount the number of rows, at least 1
 */
record CsvShape(List<ColumnShape> columns, MissingWords missingWords, int rowCount) {
    static ProblemException emptyFile() {
        return ProblemException.invalid(List.of(FieldError.line(1, "empty_file",
                "The file is empty. The first line names the columns, each line below is a row.")));
    }

    static FieldError noRows() {
        return FieldError.line(2, "no_rows",
                "The file has a header but no rows. Add at least one row below it. With curl, send a file by --data-binary: -d drops its line ends.");
    }

    static boolean isWhole(CsvRecord row, int columns, Dialect dialect) {
        return row.getFieldCount() == columns || (dialect.trailingSeparator() && row.getFieldCount() > columns
                && row.getFields().stream().skip(columns).allMatch(String::isEmpty));
    }

    static FieldError ragged(CsvRecord row, int columns) {
        return ragged(Math.toIntExact(row.getStartingLineNumber()), row.getFieldCount(), columns);
    }

    static FieldError ragged(int line, int cells, int columns) {
        return FieldError.line(line, "ragged_row",
                "Line %d has %d cell%s, but there %s. %s".formatted(line, cells, cells == 1 ? "" : "s",
                        columns == 1 ? "is 1 column" : "are %d columns".formatted(columns),
                        "Quote cells that hold a separator; leave a cell empty where a value is missing."));
    }

    static ProblemException tooManyRows(DatasetLimits limits) {
        return ProblemException.tooLarge("too_many_rows",
                "The table has more than %d rows. Send fewer, or raise the setting mlp.dataset.max-rows."
                        .formatted(limits.maxRows()));
    }
}
