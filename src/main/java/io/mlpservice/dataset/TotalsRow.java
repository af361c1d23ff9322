package io.mlpservice.dataset;

import io.mlpservice.column.Cells;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.platform.problem.Messages;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds out whether the last row of a table holds the totals of those above. */
final class TotalsRow {
    private static final Pattern LABEL = Pattern.compile(
            "(?iu)(grand |overall |sub)?totals?\\b.*|sum|summe|gesamt.*|insgesamt|somme|suma|totale");
    private static final int FEWEST_ROWS = 3;
    /** Totals may be rounded. */
    private static final double TOLERANCE = 1e-3;

    private TotalsRow() {}

    /**
     * A warning where the first text of the row calls it so, and a number is the sum of those above.
     *
     * @param lastRow the cells of the last row, as they are written
     * @param rows the number of rows of the table
     */
    static Optional<String> warning(List<String> lastRow, List<DatasetColumn> columns, int rows, NumberMarks marks) {
        var label = lastRow.stream().filter(cell -> !cell.isEmpty()).findFirst().orElse("");
        return rows >= FEWEST_ROWS && LABEL.matcher(label).matches()
                ? IntStream.range(0, Math.min(columns.size(), lastRow.size()))
                        .filter(index -> isTotal(Cells.number(lastRow.get(index), marks), columns.get(index), rows))
                        .mapToObj(index -> sentence(label, lastRow.get(index), columns.get(index))).findFirst()
                : Optional.empty();
    }

    private static boolean isTotal(double number, DatasetColumn column, int rows) {
        if (column.mean() == null || Double.isNaN(number) || number == 0) {
            return false;
        }
        var sum = column.mean() * (rows - column.missing());
        return Math.abs(sum - 2 * number) <= TOLERANCE * Math.abs(number);
    }

    private static String sentence(String label, String number, DatasetColumn column) {
        return "The last row, '%s', holds %s, the sum of column '%s' above it. If it is no row like the others, remove it and upload the file again."
                .formatted(Messages.shortened(label), Messages.shortened(number), Messages.shortened(column.name()));
    }
}
