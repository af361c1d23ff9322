package io.mlpservice.dataset.reading.detection;

import io.mlpservice.column.Cells;
import io.mlpservice.column.DecimalMark;

import java.util.regex.Pattern;

/** What the text of a cell looks like, whatever the column's type. */
final class CellForms {
    private static final Pattern DATE = Pattern.compile(
            "\\d{4}-\\d{2}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}([T ]\\d{1,2}:\\d{2}.*)?|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}( \\d{1,2}:\\d{2}.*)?");
    private static final Pattern POINT = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");
    /** Two groups of digits, or one and a fraction. */
    private static final Pattern GROUPED = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+(,\\d{3}|\\.\\d+)");

    /** As machines have in a network. */
    private static final Pattern ADDRESS = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    /** Groups of digits between which nothing but a mark of thousands stands. */
    private static final Pattern SPACED = Pattern
            .compile("[+-]?[1-9]\\d{0,2}([ \u00a0\u2009\u202f'\u2019]\\d{3})+(\\.\\d+)?");

    private CellForms() {}

    static boolean isNumber(String cell) {
        return !Double.isNaN(DecimalMark.POINT.number(cell)) || !Double.isNaN(DecimalMark.COMMA.number(cell));
    }

    static boolean isDate(String cell) {
        return DATE.matcher(cell).matches();
    }

    /** Whether a cell is a number in one of the ways in which numbers are written. */
    static boolean isWrittenNumber(String cell) {
        return isNumber(cell) || (!cell.isEmpty() && cell.charAt(0) <= '9'
                && (isGrouped(cell) || isGrouped(swapped(cell))));
    }

    private static boolean isGrouped(String cell) {
        return GROUPED.matcher(cell).matches() || SPACED.matcher(cell).matches();
    }

    /** Whether a cell can only be a number with a decimal point, or one with commas between thousands. */
    static boolean provesDecimalPoint(String cell) {
        return GROUPED.matcher(cell).matches() || (cell.indexOf('.') >= 0 && SPACED.matcher(cell).matches())
                || (POINT.matcher(cell).matches() && !mayHaveThousandsPoints(cell));
    }

    /** Whether a cell can only be a number with a decimal comma, or one with points between thousands. */
    static boolean provesDecimalComma(String cell) {
        return provesDecimalPoint(swapped(cell)) && !ADDRESS.matcher(cell).matches();
    }

    /** A number with points for commas and commas for points. */
    private static String swapped(String cell) {
        return cell.replace('.', '!').replace(',', '.').replace('!', ',');
    }

    /** Whether a cell may be a whole number with a point between its thousands, or one with a fraction. */
    static boolean mayHaveThousandsPoints(String cell) {
        return mayHaveThousands(swapped(cell));
    }

    /** Whether a cell may be a whole number with a comma between its thousands, or one with a fraction. */
    static boolean mayHaveThousands(String cell) {
        return Cells.mayHaveThousands(cell);
    }
}
