package io.mlpservice.column;

import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSigns;
import io.mlpservice.engine.data.ThousandsMark;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Examples of how a column writes its numbers: a cell of each form that only other marks would make a number, and the first
 * number that has a fraction for sure. {@code 1,234} and {@code 5,678} have the same form.
 */
final class NumberForms {
    private static final int MOST_FORMS = 32;
    private static final int LONGEST = 40;
    private static final String MARKS = ",.'\u2019 \u00a0\u2009\u202f";
    private static final List<NumberMarks> ALL_MARKS = Stream.of('.', ',')
            .flatMap(decimal -> Stream.of(ThousandsMark.values()).filter(thousands -> !thousands.is(decimal))
                    .map(thousands -> new NumberMarks(decimal, thousands)))
            .toList();

    private final Set<String> forms = new HashSet<>();
    private final List<WrittenNumber> others = new ArrayList<>();
    private @Nullable WrittenNumber fraction;

    /** Takes a number as it was read. */
    void acceptNumber(double number, CharSequence cell, long place) {
        if (fraction == null && number != Math.rint(number) && !mayBeThousands(number, cell)) {
            fraction = new WrittenNumber(cell.toString(), place);
        }
    }

    /** Whether the mark may stand between thousands, as in {@code 1.043}. */
    private static boolean mayBeThousands(double number, CharSequence cell) {
        var mark = cell.length() - 4;
        return mark > 0 && !Character.isDigit(cell.charAt(mark)) && Math.abs(number) >= 1 && Math.abs(number) < 1000;
    }

    /** Takes a cell that is no number. */
    void acceptOther(String cell, long place) {
        if (forms.size() < MOST_FORMS && mayHaveMarks(cell) && forms.add(form(cell)) && isNumberWithOtherMarks(cell)) {
            others.add(new WrittenNumber(cell, place));
        }
    }

    /** Whether a cell has digits and marks, and only signs beside them. */
    private static boolean mayHaveMarks(String cell) {
        var digits = 0;
        var marks = 0;
        for (var index = 0; index < cell.length(); index++) {
            var c = cell.charAt(index);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (MARKS.indexOf(c) >= 0) {
                marks++;
            } else if (c != '-' && c != '+' && !NumberSigns.mayBe(c)) {
                return false;
            }
        }
        return digits > 0 && marks > 0 && cell.length() <= LONGEST;
    }

    /** The cell with one digit for all but a leading zero, which no number with marks between thousands has. */
    private static String form(String cell) {
        var form = new StringBuilder(cell);
        var isFirst = true;
        for (var index = 0; index < cell.length(); index++) {
            var c = cell.charAt(index);
            if (c >= '0' && c <= '9') {
                form.setCharAt(index, isFirst && c == '0' ? '0' : '9');
                isFirst = false;
            }
        }
        return form.toString();
    }

    private static boolean isNumberWithOtherMarks(String cell) {
        var signs = NumberSigns.NONE.and(NumberSigns.anyOf(cell));
        return ALL_MARKS.stream().anyMatch(marks -> Cells.isNumber(cell, marks.with(signs)));
    }

    /** Whether some cell is no number, but would be with other marks. */
    boolean hasOthers() {
        return !others.isEmpty();
    }

    /** All examples. */
    List<WrittenNumber> numbers() {
        var all = new ArrayList<>(others);
        if (fraction != null) {
            all.add(fraction);
        }
        return all;
    }
}
