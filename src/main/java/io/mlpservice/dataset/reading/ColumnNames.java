package io.mlpservice.dataset.reading;

import io.mlpservice.column.DecimalMark;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The names of a table's columns: every column has one, and no two have the same. */
public final class ColumnNames {
    private static final String ROW_NAME = "row_name";
    private static final Pattern NUMBERED = Pattern.compile("column_\\d+");

    private ColumnNames() {}

    /**
     * The names in the header; without a header {@code column_1} and so on.
     *
     * @throws io.mlpservice.platform.problem.ProblemException 422 with each name that is missing or given twice
     */
    public static List<String> of(CsvTable table, Dialect dialect) {
        if (!dialect.header()) {
            return IntStream.rangeClosed(1, columns(table.peek().getFields(), dialect).size())
                    .mapToObj("column_%d"::formatted).toList();
        }
        var names = new ArrayList<>(columns(table.header(), dialect));
        if (dialect.rowNames()) {
            nameRows(names);
        }
        return check(names, table.firstLine());
    }

    /** Whether these are all names of columns that had none. */
    public static boolean areNumbered(Collection<String> names) {
        return !names.isEmpty() && names.stream().allMatch(NUMBERED.asMatchPredicate());
    }

    /** The cells of a row that belong to columns: at least one, and not those after separators at the end of a header. */
    private static List<String> columns(List<String> cells, Dialect dialect) {
        var count = cells.size();
        while (dialect.trailingSeparator() && count > 1 && cells.get(count - 1).isEmpty()
                && (dialect.header() || count == cells.size())) {
            count--;
        }
        return cells.subList(0, count);
    }

    /** The first column has no name, or not even a place in the header. */
    private static void nameRows(List<String> names) {
        var name = names.contains(ROW_NAME) ? ROW_NAME + "_0" : ROW_NAME;
        if (names.getFirst().isEmpty()) {
            names.set(0, name);
        } else {
            names.addFirst(name);
        }
    }

    private static List<String> check(List<String> names, int line) {
        var errors = new FieldErrors();
        var firstPlaces = new LinkedHashMap<String, Integer>();
        for (var place = 1; place <= names.size() && !errors.isFull(); place++) {
            var name = names.get(place - 1);
            var earlier = firstPlaces.putIfAbsent(name, place);
            if (name.isBlank()) {
                errors.add(FieldError.line(line, "empty_column_name",
                        "Column %d has no name. Name every column in line %d.".formatted(place, line)));
            } else if (earlier != null) {
                errors.add(FieldError.line(line, "duplicate_column_name",
                        "Columns %d and %d are both named '%s'. Give each its own name.%s".formatted(earlier, place,
                                Messages.shortened(name), Double.isNaN(DecimalMark.POINT.number(name))
                                        ? ""
                                        : " If the first line is a row, send the file with header=false.")));
            }
        }
        errors.throwIfAny();
        return names;
    }
}
