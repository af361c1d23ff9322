package io.mlpservice.dataset;

import io.mlpservice.platform.CellValue;

import org.jspecify.annotations.Nullable;

/** The meaning of a CSV cell. In a column of any type an empty cell is a missing value. */
final class Cells {
    private Cells() {}

    /**
     * The number in a cell; {@code NaN} if there is none. Numbers are finite and look like {@code -1.5e3} or {@code
     * .5}. Surrounding blanks, {@code NaN}, {@code Infinity}, hexadecimal digits and Java's suffixes are not accepted.
     */
    static double number(String cell) {
        for (var index = 0; index < cell.length(); index++) {
            var c = cell.charAt(index);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Double.NaN;
            }
        }
        try {
            var number = Double.parseDouble(cell);
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    static boolean isNumber(String cell) {
        return !Double.isNaN(number(cell));
    }

    /** Whether a cell is {@code true} or {@code false}, in lower case. */
    static boolean isBoolean(String cell) {
        return cell.equals("true") || cell.equals("false");
    }

    /** The cell as JSON; null if the value is missing. */
    static @Nullable CellValue value(String cell, ColumnType type) {
        if (cell.isEmpty()) {
            return null;
        }
        return switch (type) {
            case NUMERIC -> new CellValue.Numeric(number(cell));
            case BOOLEAN -> new CellValue.Truth(cell.equals("true"));
            case CATEGORICAL -> new CellValue.Text(cell);
        };
    }
}
