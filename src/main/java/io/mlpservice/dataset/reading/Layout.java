package io.mlpservice.dataset.reading;

import io.mlpservice.column.DecimalMark;
import io.mlpservice.platform.Messages;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What surrounds the cells of a table.
 *
 * @param header whether the first line names the columns
 * @param doubt why that may be wrong, as a sentence; null if it is certain
 * @param rowNames whether the first column has no name in the header
 * @param emptyColumns how many columns at the end have neither a name nor a value
 */
record Layout(boolean header, @Nullable String doubt, boolean rowNames, int emptyColumns) {
    private static final double FIRST_YEAR = 1000;
    private static final double LAST_YEAR = 3000;

    /** Takes a sentence and whether what it says is uncertain. */
    @FunctionalInterface
    interface Explanation {
        void accept(String sentence, boolean isUnsafe);
    }

    static Layout of(Split split, @Nullable Boolean headerGiven, Set<String> missingWords) {
        var width = split.width();
        var empty = emptyColumns(split, width);
        var names = split.first().subList(0, Math.min(split.first().size(), width - empty));
        var rows = withoutRepeatedHeader(names, split.whole());
        var shorter = names.size() == width - empty - 1 && mostAreWhole(split);
        var header = headerGiven == null ? shorter || isHeader(names, rows, missingWords) : headerGiven;
        var doubt = headerGiven == null ? doubt(header, names, rows, missingWords) : Optional.<String>empty();
        var rowNames = header && (shorter || (width - empty > 1 && names.getFirst().isEmpty()));
        return new Layout(header, doubt.orElse(null), rowNames, header ? empty : Math.min(empty, 1));
    }

    /** How many columns at the end have neither a name nor a value; at least one column has. */
    private static int emptyColumns(Split split, int width) {
        var rows = split.whole();
        var empty = 0;
        while (!rows.isEmpty() && empty < width - 1) {
            var index = width - 1 - empty;
            var hasName = index < split.first().size() && !split.first().get(index).isEmpty();
            if (hasName || rows.stream().anyMatch(row -> !row.get(index).isEmpty())) {
                break;
            }
            empty++;
        }
        return empty;
    }

    /** Files that were joined have their header in each part: above numbers or dates, which it does not hold. */
    private static List<List<String>> withoutRepeatedHeader(List<String> names, List<List<String>> rows) {
        var others = rows.stream().filter(row -> !row.subList(0, Math.min(names.size(), row.size())).equals(names))
                .toList();
        var isAboveOthers = places(names, others).anyMatch(index -> !isNumberOrDate(names.get(index))
                && isAmong(others.stream().map(row -> row.get(index)).toList(), Layout::isNumberOrDate));
        return isAboveOthers ? others : rows;
    }

    private static boolean isNumberOrDate(String cell) {
        return cell.isEmpty() || CellForms.isNumber(cell) || CellForms.isDate(cell);
    }

    private static boolean mostAreWhole(Split split) {
        return 2 * split.whole().size() > split.rows().size();
    }

    /** A first line is a header unless each of its cells could be a value of its column. */
    private static boolean isHeader(List<String> names, List<List<String>> rows, Set<String> missingWords) {
        return rows.isEmpty() || !places(names, rows)
                .allMatch(index -> mayBeValue(names.get(index), values(index, rows, missingWords),
                        missingWords));
    }

    private static Optional<String> doubt(boolean header, List<String> names, List<List<String>> rows,
            Set<String> missingWords) {
        if (!header) {
            return Optional.of(("The first line, which begins with '%s', looks like a row, so there is no header: "
                    + "the columns are called column_1, column_2 and so on. If it names the columns, send the "
                    + "file with header=true.").formatted(Messages.shortened(names.getFirst())));
        }
        return places(names, rows)
                .filter(index -> isNumberAboveNumbers(names.get(index), values(index, rows, missingWords))).boxed()
                .findFirst().map(index -> ("The first line names the columns, although it holds the number '%s'. "
                        + "If it is a row, send the file with header=false.").formatted(names.get(index)));
    }

    private static IntStream places(List<String> names, List<List<String>> rows) {
        return IntStream.range(0, rows.isEmpty() ? 0 : Math.min(names.size(), rows.getFirst().size()));
    }

    /** The values of a column; an empty cell is a missing one. */
    private static List<String> values(int index, List<List<String>> rows, Set<String> missingWords) {
        return rows.stream().map(row -> row.get(index)).map(cell -> missingWords.contains(cell) ? "" : cell).toList();
    }

    private static boolean mayBeValue(String name, List<String> values, Set<String> missingWords) {
        if (name.isEmpty() || missingWords.contains(name)) {
            return values.contains("");
        }
        return CellForms.isNumber(name)
                ? isAmong(values, CellForms::isNumber)
                : (CellForms.isDate(name) && isAmong(values, CellForms::isDate)) || values.contains(name);
    }

    private static boolean isAmong(List<String> values, Predicate<String> kind) {
        return values.stream().allMatch(value -> value.isEmpty() || kind.test(value))
                && values.stream().anyMatch(kind);
    }

    /** A year is a common name of a column. */
    private static boolean isNumberAboveNumbers(String name, List<String> values) {
        var number = DecimalMark.POINT.number(name);
        var isYear = number == Math.rint(number) && number >= FIRST_YEAR && number < LAST_YEAR;
        return !isYear && CellForms.isNumber(name) && isAmong(values, CellForms::isNumber);
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
            explanation.accept("The first column has no name in the header, so it is called row_name.", true);
        }
        if (emptyColumns == 1) {
            explanation.accept("Rows end in a separator; the empty cells after it are left out.", false);
        } else if (emptyColumns > 1) {
            explanation.accept("The last %d columns have no name and no values; they are left out."
                    .formatted(emptyColumns), false);
        }
    }
}
