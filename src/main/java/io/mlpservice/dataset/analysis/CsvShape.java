package io.mlpservice.dataset.analysis;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.mlpservice.column.ColumnShape;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.LeftOut;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the first look at a table finds.
 *
 * @param columns with unique names
 * @param leftOut what of the file is no row and no value
 * @param rowCount the number of rows, at least 1
 */
public record CsvShape(List<ColumnShape> columns, LeftOut leftOut, int rowCount) {
    /** The problem of a file without a line. */
    public static ProblemException emptyFile() {
        return ProblemException.invalid(List.of(FieldError.line(1, "empty_file",
                "The file is empty. The first line names the columns, each line below is a row.")));
    }

    /** The error of a table without rows, at the line of the first one. */
    public static FieldError noRows(int line) {
        return FieldError.line(line, "no_rows",
                "The file has a header but no rows. Add at least one row below it. With curl, send a file by --data-binary: -d drops its line ends.");
    }

    /** Whether a row has a cell for each column and no value beyond. */
    public static boolean isWhole(CsvRecord row, int columns, Dialect dialect) {
        return isWhole(row.getFieldCount(), columns, valueBeyond(row, columns), dialect);
    }

    /** Whether a row has a cell for each column and no value beyond, which is at -1 if there is none. */
    static boolean isWhole(int cells, int columns, int valueBeyond, Dialect dialect) {
        return cells == columns || (dialect.trailingSeparator() && cells > columns && valueBeyond < 0);
    }

    private static int valueBeyond(CsvRecord row, int columns) {
        return IntStream.range(columns, row.getFieldCount()).filter(index -> !row.getField(index).isEmpty()).findFirst()
                .orElse(-1);
    }

    /** The error of a row that is not whole. */
    public static FieldError ragged(CsvRecord row, int columns, Dialect dialect) {
        return ragged(Math.toIntExact(row.getStartingLineNumber()), row.getFieldCount(), columns,
                valueBeyond(row, columns), dialect);
    }

    /** The error of a row that is not whole. */
    static FieldError ragged(int line, int cells, int columns, int valueBeyond, Dialect dialect) {
        return dialect.header() && dialect.trailingSeparator() && valueBeyond >= 0
                ? FieldError.line(line, "ragged_row",
                        "Column %d has no name but a value in line %d. Name it in the first line, or clear the cell."
                                .formatted(valueBeyond + 1, line))
                : ragged(line, cells, columns, dialect);
    }

    private static FieldError ragged(int line, int cells, int columns, Dialect dialect) {
        return FieldError.line(line, "ragged_row",
                "Line %d has %d cell%s, but there %s. %s".formatted(line, cells, cells == 1 ? "" : "s",
                        columns == 1 ? "is 1 column" : "are %d columns".formatted(columns),
                        "Cells are separated by %s. %s".formatted(dialect.separatorInWords(), cells > columns
                                ? "Quote those that hold one, or add the name that the first line lacks."
                                : "Leave a cell empty where a value is missing.")));
    }
}
