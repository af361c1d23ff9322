package io.mlpservice.column;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The meaning of a CSV cell. In a column of any type an empty cell is a missing value. */
public final class Cells {
    private static final long LARGEST_EXACT = 1L << 53;
    private static final int DIGITS_OF_LARGEST = 16;
    private static final int RADIX = 10;
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

    private Cells() {}

    /** Whether a cell is a number and not a code: see {@link #isCode}. */
    public static boolean isNumber(String cell, NumberMarks marks) {
        var plain = marks.plain(cell);
        return !Double.isNaN(decimal(marks).number(plain)) && !isCode(plain);
    }

    /**
     * Whether a cell looks like a number but would lose digits as one: it has a leading zero, as in {@code 01}, or is a
     * whole number beyond ±2^53, which double precision does not hold exactly.
     */
    static boolean isCode(String cell) {
        return hasLeadingZero(cell) || isInexact(cell);
    }

    static boolean hasLeadingZero(String cell) {
        var first = start(cell);
        return first + 1 < cell.length() && cell.charAt(first) == '0' && isDigit(cell.charAt(first + 1))
                && Arrays.stream(DecimalMark.values()).anyMatch(mark -> !Double.isNaN(mark.number(cell)));
    }

    private static boolean isInexact(String cell) {
        var first = start(cell);
        var digits = cell.length() - first;
        return digits >= DIGITS_OF_LARGEST && cell.chars().skip(first).allMatch(Cells::isDigit)
                && (digits > DIGITS_OF_LARGEST
                        || Long.parseLong(cell, first, cell.length(), RADIX) > LARGEST_EXACT);
    }

    /** The number in a cell; {@code NaN} if there is none. See {@link DecimalMark#number}. */
    public static double number(String cell, NumberMarks marks) {
        return decimal(marks).number(marks.plain(cell));
    }

    /** Whether a cell is a number that means a missing value, however it is written. */
    public static boolean isMissingNumber(String cell, GapWords words, NumberMarks marks) {
        return words.containNumbers() && words.contains(number(cell, marks)) && isNumber(cell, marks);
    }

    private static DecimalMark decimal(NumberMarks marks) {
        return marks.decimal() == ',' ? DecimalMark.COMMA : DecimalMark.POINT;
    }

    /** Whether a text may be a whole number with a comma between its thousands, or one with a fraction. */
    public static boolean mayHaveThousands(String text) {
        return THOUSANDS.matcher(text).matches();
    }

    /** The number that a text spells with a comma that can only be a decimal mark; {@code NaN} if it spells none. */
    public static double numberWithComma(String text) {
        return mayHaveThousands(text) ? Double.NaN : DecimalMark.COMMA.number(text);
    }

    private static int start(String cell) {
        return cell.startsWith("-") || cell.startsWith("+") ? 1 : 0;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Whether a cell is {@code true} or {@code false}, in lower case, as JSON writes them. */
    static boolean isBoolean(String cell) {
        return cell.equals("true") || cell.equals("false");
    }

    /** The cell of a column as JSON; null if the value is missing. */
    public static @Nullable CellValue value(String cell, DatasetColumn column, NumberMarks marks) {
        if (cell.isEmpty()) {
            return null;
        }
        return switch (column.type()) {
            case NUMERIC -> new CellValue.Numeric(number(cell, marks));
            case BOOLEAN -> isBoolean(cell) && column.holdsBooleansOfJson()
                    ? new CellValue.Truth(cell.equals("true"))
                    : new CellValue.Text(cell);
            case CATEGORICAL, DATE_TIME, TEXT -> new CellValue.Text(cell);
        };
    }

    /** The cell of a typed column as JSON; null if the value is missing. */
    public static @Nullable CellValue value(Column values, int row, DatasetColumn column) {
        if (values.isMissing(row)) {
            return null;
        }
        return values instanceof Column.Numeric(var _, var numbers)
                ? new CellValue.Numeric(numbers[row])
                : value(values.text(row), column, NumberMarks.PLAIN);
    }
}
