package io.mlpservice.dataset;

import io.mlpservice.column.Cells;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.platform.problem.Messages;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds out whether one of the last rows of a table holds the totals of those above. */
final class TotalsRow {
    private static final Pattern LABEL = Pattern.compile(
            "(?iu)(grand |overall |sub)?totals?\\b.*|sum|summe|gesamt.*|insgesamt|somme|suma|totale");
    private static final Pattern WARNING = Pattern.compile(
            "(The last row|A row at the end), '.*', holds .*, the sum of column '.*' above it\\..*", Pattern.DOTALL);
    private static final int FEWEST_ROWS = 3;
    /** Totals may be rounded. */
    private static final double TOLERANCE = 1e-3;

    private TotalsRow() {}

    /**
     * A warning where the first text of a row calls it so, and a number is the sum of those above.
     *
     * @param lastRows the cells of the last rows, as they are written
     * @param rows the number of rows of the table
     */
    static Optional<String> warning(List<List<String>> lastRows, List<DatasetColumn> columns, int rows,
            NumberMarks marks) {
        return rows < FEWEST_ROWS
                ? Optional.empty()
                : IntStream.range(0, lastRows.size()).mapToObj(place -> warning(lastRows.get(place),
                        lastRows.subList(place + 1, lastRows.size()), columns, rows, marks)).flatMap(Optional::stream)
                        .findFirst();
    }

    private static Optional<String> warning(List<String> row, List<List<String>> below, List<DatasetColumn> columns,
            int rows, NumberMarks marks) {
        var label = row.stream().filter(cell -> !cell.isEmpty()).findFirst().orElse("");
        return LABEL.matcher(label).matches()
                ? IntStream.range(0, Math.min(columns.size(), row.size()))
                        .filter(index -> isTotal(Cells.number(row.get(index), marks), columns.get(index), rows,
                                sum(below, index, marks)))
                        .mapToObj(index -> sentence(below.isEmpty(), label, row.get(index), columns.get(index)))
                        .findFirst()
                : Optional.empty();
    }

    private static double sum(List<List<String>> rows, int column, NumberMarks marks) {
        return rows.stream().filter(row -> row.size() > column)
                .mapToDouble(row -> Cells.number(row.get(column), marks)).filter(number -> !Double.isNaN(number)).sum();
    }

    private static boolean isTotal(double number, DatasetColumn column, int rows, double below) {
        if (column.mean() == null || Double.isNaN(number) || number == 0) {
            return false;
        }
        var sum = column.mean() * (rows - column.missing()) - below;
        return Math.abs(sum - 2 * number) <= TOLERANCE * Math.abs(number);
    }

    /** Whether a sentence is such a warning. */
    static boolean isWarning(String sentence) {
        return WARNING.matcher(sentence).matches();
    }

    private static String sentence(boolean isLast, String label, String number, DatasetColumn column) {
        return "%s, '%s', holds %s, the sum of column '%s' above it. If it is no row like the others, remove it%s and upload the file again."
                .formatted(isLast ? "The last row" : "A row at the end", Messages.shortened(label),
                        Messages.shortened(number), Messages.shortened(column.name()),
                        isLast ? "" : " and what is below it");
    }
}
