package io.mlpservice.dataset.reading;

import io.mlpservice.column.DecimalMark;

import java.util.regex.Pattern;

/** What the text of a cell looks like, whatever the column's type. */
final class CellForms {
    private static final Pattern DATE = Pattern.compile(
            "\\d{4}-\\d{2}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}([T ]\\d{1,2}:\\d{2}.*)?|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}( \\d{1,2}:\\d{2}.*)?");
    private static final Pattern POINT = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+");

    private CellForms() {}

    static boolean isNumber(String cell) {
        return !Double.isNaN(DecimalMark.POINT.number(cell)) || !Double.isNaN(DecimalMark.COMMA.number(cell));
    }

    static boolean isDate(String cell) {
        return DATE.matcher(cell).matches();
    }

    /** Whether a cell has a fraction after a decimal point. */
    static boolean hasDecimalPoint(String cell) {
        return POINT.matcher(cell).matches();
    }

    /** Whether a cell has a fraction after a decimal comma. */
    static boolean hasDecimalComma(String cell) {
        return COMMA.matcher(cell).matches();
    }

    /** Whether a cell may be a whole number with points between its thousands. */
    static boolean mayHaveThousandsPoints(String cell) {
        return mayHaveThousands(cell.replace('.', ','));
    }

    /** Whether a cell may be a whole number with commas between its thousands. */
    static boolean mayHaveThousands(String cell) {
        return THOUSANDS.matcher(cell).matches();
    }
}
