package io.mlpservice.dataset.reading.detection;

import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What surrounds the cells of a table.
 *
 * @param header whether the first line names the columns
 * @param doubt why that may be wrong, as a sentence; null if it is certain
 * @param units in the line below the header; empty if it is a row
 * @param rowNames whether the first column has no name in the header
 * @param emptyColumns how many columns at the end have neither a name nor a value
 */
record Layout(boolean header, @Nullable String doubt, List<String> units, boolean rowNames, int emptyColumns) {
    /** Takes a sentence and whether what it says is uncertain. */
    @FunctionalInterface
    interface Explanation {
        void accept(String sentence, boolean isUnsafe);
    }

    static Layout of(Split split, @Nullable Boolean headerGiven, Set<String> missingWords) {
        var width = split.width();
        var empty = emptyColumns(split, width);
        var names = split.first().subList(0, Math.min(split.first().size(), width - empty));
        var first = firstLine(names, UnitsLine.without(split.whole(), missingWords), missingWords);
        var shorter = names.size() == width - empty - 1 && mostAreWhole(split) && mayNameRows(split, missingWords);
        var header = headerGiven == null ? shorter || first.isHeader() : headerGiven;
        var doubt = headerGiven == null ? doubt(header, names, first) : Optional.<String>empty();
        var rowNames = header && (shorter || (width - empty > 1 && names.getFirst().isEmpty()));
        var units = header && areUnits(split, missingWords)
                ? UnitsLine.units(split.whole(), missingWords)
                : List.<String>of();
        return new Layout(header, doubt.orElse(null), units, rowNames, header ? empty : Math.min(empty, 1));
    }

    private static boolean areUnits(Split split, Set<String> missingWords) {
        return UnitsLine.isFirst(split.whole(), missingWords)
                && split.whole().getFirst().equals(split.rows().getFirst());
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

    /** Files that were joined have their header in each part. */
    private static FirstLine firstLine(List<String> names, List<List<String>> rows, Set<String> missingWords) {
        var others = rows.stream().filter(row -> !row.subList(0, Math.min(names.size(), row.size())).equals(names))
                .toList();
        var aboveOthers = new FirstLine(names, others, missingWords);
        return aboveOthers.hasNames() ? aboveOthers : new FirstLine(names, rows, missingWords);
    }

    private static boolean mostAreWhole(Split split) {
        return 2 * split.whole().size() > split.rows().size();
    }

    /** Numbers that occur twice name no rows, so a name is missing elsewhere in the header. */
    private static boolean mayNameRows(Split split, Set<String> missingWords) {
        var cells = split.whole().stream().map(List::getFirst)
                .filter(cell -> !cell.isEmpty() && !missingWords.contains(cell)).toList();
        return Set.copyOf(cells).size() == cells.size() || !cells.stream().allMatch(CellForms::isWrittenNumber);
    }

    private static Optional<String> doubt(boolean header, List<String> names, FirstLine first) {
        if (!header) {
            return Optional.of(("The first line, which begins with '%s', looks like a row, so there is no header: "
                    + "the columns are called column_1, column_2 and so on. If it names the columns, send the "
                    + "file with header=true.").formatted(Messages.shortened(names.getFirst())));
        }
        return first.doubtfulName().map(name -> ("The first line names the columns, although '%s' may be a value. "
                + "If it is a row, send the file with header=false.").formatted(Messages.shortened(name)));
    }

    /** Shows which cell a name belongs to, where the header is shorter than the rows. */
    private static String shift(Split split) {
        var names = split.first();
        return split.whole().stream().filter(row -> row.size() > names.size() && !names.getFirst().isEmpty())
                .findFirst()
                .map(row -> " '%s' names the second one, with '%s'; if that is wrong, name each column.".formatted(
                        Messages.shortened(names.getFirst()), Messages.shortened(row.get(1))))
                .orElse("");
    }

    /** The rows of values. */
    List<List<String>> rows(Split split) {
        return header ? split.rows().subList(units.isEmpty() ? 0 : 1, split.rows().size()) : split.records();
    }

    /** Says what was found. */
    void explain(Split split, Explanation explanation) {
        if (doubt != null) {
            explanation.accept(doubt, true);
        }
        if (!units.isEmpty()) {
            explanation.accept(("The line below the header holds units, such as '%s', and is left out. If it is a row, "
                    + "move it below another one.").formatted(Messages.shortened(units.getFirst())), true);
        }
        if (rowNames) {
            explanation.accept("The first column has no name in the header, so it is called row_name." + shift(split),
                    true);
        }
        if (emptyColumns == 1) {
            explanation.accept("Rows end in a separator; the empty cells after it are left out.", false);
        } else if (emptyColumns > 1) {
            explanation.accept("The last %d columns have no name and no values; they are left out."
                    .formatted(emptyColumns), false);
        }
    }
}
