package io.mlpservice.dataset.reading;

import io.mlpservice.platform.Messages;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What surrounds the cells of a table.
 *
 * @param header whether the first line names the columns
 * @param doubt why that may be wrong, as a sentence; null if it is certain
 * @param rowNames whether the first column has no name in the header
 * @param trailingSeparator whether rows end in a separator that no cell follows
 */
record Layout(boolean header, @Nullable String doubt, boolean rowNames, boolean trailingSeparator) {
    private static final double FIRST_YEAR = 1000;
    private static final double LAST_YEAR = 3000;

    /** Takes a sentence and whether what it says is uncertain. */
    @FunctionalInterface
    interface Explanation {
        void accept(String sentence, boolean isUnsafe);
    }

    static Layout of(Split split, @Nullable Boolean headerGiven) {
        var width = split.width();
        var trailing = width > 1 && !split.whole().isEmpty()
                && split.whole().stream().allMatch(row -> row.getLast().isEmpty())
                && (split.first().size() < width || split.first().getLast().isEmpty());
        var names = trailing && split.first().size() == width
                ? split.first().subList(0, width - 1)
                : split.first();
        var columns = trailing ? width - 1 : width;
        var shorter = names.size() == columns - 1;
        var header = headerGiven == null ? shorter || isHeader(names, split.whole()) : headerGiven;
        var doubt = headerGiven == null ? doubt(header, names, split.whole()) : Optional.<String>empty();
        var rowNames = header && (shorter || (columns > 1 && names.getFirst().isEmpty()));
        return new Layout(header, doubt.orElse(null), rowNames, trailing);
    }

    /** A first line is a header unless each of its cells could be a value of its column. */
    private static boolean isHeader(List<String> names, List<List<String>> rows) {
        return rows.isEmpty() || !places(names, rows).allMatch(index -> mayBeValue(names.get(index), index, rows));
    }

    private static Optional<String> doubt(boolean header, List<String> names, List<List<String>> rows) {
        if (!header) {
            return Optional.of(("The first line, which begins with '%s', looks like a row, so there is no header: "
                    + "the columns are called column_1, column_2 and so on. If it names the columns, upload the "
                    + "file with header=true.").formatted(Messages.shortened(names.getFirst())));
        }
        return places(names, rows).filter(index -> isNumberAboveNumbers(names.get(index), index, rows)).boxed()
                .findFirst().map(index -> ("The first line names the columns, although it holds the number '%s'. "
                        + "If it is a row, upload the file with header=false.").formatted(names.get(index)));
    }

    private static IntStream places(List<String> names, List<List<String>> rows) {
        return IntStream.range(0, rows.isEmpty() ? 0 : Math.min(names.size(), rows.getFirst().size()));
    }

    private static boolean mayBeValue(String name, int index, List<List<String>> rows) {
        if (isGap(name)) {
            return rows.stream().anyMatch(row -> isGap(row.get(index)));
        }
        return CellForms.isNumber(name)
                ? isNumberAmongNumbers(name, index, rows)
                : isDateAmongDates(name, index, rows) || rows.stream().anyMatch(row -> row.get(index).equals(name));
    }

    private static boolean isDateAmongDates(String name, int index, List<List<String>> rows) {
        return CellForms.isDate(name)
                && rows.stream().map(row -> row.get(index)).allMatch(cell -> isGap(cell) || CellForms.isDate(cell));
    }

    /** A year is a common name of a column. */
    private static boolean isNumberAboveNumbers(String name, int index, List<List<String>> rows) {
        var number = DecimalMark.POINT.number(name);
        var isYear = number == Math.rint(number) && number >= FIRST_YEAR && number < LAST_YEAR;
        return !isYear && isNumberAmongNumbers(name, index, rows);
    }

    private static boolean isNumberAmongNumbers(String name, int index, List<List<String>> rows) {
        return CellForms.isNumber(name)
                && rows.stream().allMatch(row -> isGap(row.get(index)) || CellForms.isNumber(row.get(index)))
                && rows.stream().anyMatch(row -> CellForms.isNumber(row.get(index)));
    }

    private static boolean isGap(String cell) {
        return cell.isEmpty() || Dialect.USUAL_MISSING_VALUES.contains(cell);
    }

    /** The rows of values. */
    List<List<String>> rows(Split split) {
        return header ? split.rows() : split.records();
    }

    /** Says what was found. */
    void explain(Explanation explanation) {
        if (doubt != null) {
            explanation.accept(doubt, true);
        }
        if (rowNames) {
            explanation.accept("The first column has no name in the header; it is called row_name.", false);
        }
        if (trailingSeparator) {
            explanation.accept("Rows end in a separator; the empty cells after it are left out.", false);
        }
    }
}
