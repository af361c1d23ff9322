package io.mlpservice.column;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/** The mark between the whole part and the fraction of a number. */
public enum DecimalMark {
    /** As in {@code 1.5}. */
    POINT('.'),
    /** As in {@code 1,5}. */
    COMMA(',');

    private final char symbol;

    DecimalMark(char symbol) {
        this.symbol = symbol;
    }

    /** The mark with a symbol, a point or a comma. */
    public static DecimalMark of(String symbol) {
        return symbol.equals(",") ? COMMA : POINT;
    }

    /** A point or a comma. */
    public String symbol() {
        return String.valueOf(symbol);
    }

    /**
     * The number in a cell; {@code NaN} if there is none. Numbers are finite and look like {@code -1.5e3} or {@code
     * .5}, with this mark. Surrounding blanks, {@code NaN}, {@code Infinity}, hexadecimal digits and Java's suffixes are
     * not accepted.
     */
    public double number(String cell) {
        if (cell.isEmpty()) {
            return Double.NaN;
        }
        var marks = 0;
        for (var index = 0; index < cell.length(); index++) {
            marks += cell.charAt(index) == symbol ? 1 : 0;
            if (marks > 1 || !mayStand(cell, index)) {
                return Double.NaN;
            }
        }
        try {
            var number = JavaDoubleParser.parseDouble(plain(cell));
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Refuses what no number holds before it is parsed, above all dates, whose refusal by an exception is slow. */
    private boolean mayStand(String cell, int index) {
        return switch (cell.charAt(index)) {
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> true;
            case '-', '+' -> index == 0 || cell.charAt(index - 1) == 'e' || cell.charAt(index - 1) == 'E';
            case 'e', 'E' -> index > 0;
            default -> cell.charAt(index) == symbol;
        };
    }

    /** The text of a number with a decimal point instead. */
    private String plain(String cell) {
        return this == POINT ? cell : cell.replace(symbol, '.');
    }
}
