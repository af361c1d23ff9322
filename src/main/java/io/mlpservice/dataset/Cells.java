package io.mlpservice.dataset;

import io.mlpservice.platform.CellValue;

import org.jspecify.annotations.Nullable;

/** What a cell of a CSV means. An empty cell is a missing value in a column of any type. */
final class Cells {
    private Cells() {}

    /**
     * The number that a cell holds; {@code NaN} if it holds none. A number is what {@code -1.5e3} or {@code .5} look
     * like, finite; blanks, {@code NaN}, {@code Infinity}, hexadecimal digits and the suffixes of Java are not.
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

    /** The cell as JSON shows it; null where the value is missing. */
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
