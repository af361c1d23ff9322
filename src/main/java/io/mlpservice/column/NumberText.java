package io.mlpservice.column;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSigns;
import io.mlpservice.engine.data.ThousandsMark;

/**
 * Reads numbers from the characters of cells, as {@link Cells#number} does. A number of few digits is a whole number
 * divided by a power of ten; both are exact in double precision, so their quotient is the nearest number.
 */
final class NumberText {
    private static final double[] POWERS_OF_TEN = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
        1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    private static final long LARGEST_EXACT = 1L << 53;
    private static final int MOST_DIGITS = 18;

    private final char mark;
    private final ThousandsMark thousands;
    private final NumberSigns numberSigns;
    /** A number without its sign or its marks between thousands. */
    private final CellText plain = new CellText();
    private char[] plainText = new char[MOST_DIGITS + MOST_DIGITS];
    private boolean isCode;

    NumberText(NumberMarks marks) {
        this.mark = marks.decimal();
        this.thousands = marks.thousands();
        this.numberSigns = marks.signs();
    }

    /** The number in a cell; {@code NaN} if there is none. */
    double read(CellText cell) {
        var length = cell.length();
        var first = cell.charAt(0);
        var signs = first == '-' || first == '+' ? 1 : 0;
        var digits = 0L;
        var markAt = -1;
        for (var index = signs; index < length; index++) {
            var c = cell.charAt(index);
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
            } else if (c == mark && markAt < 0) {
                markAt = index;
            } else if (thousands.is(c)) {
                return numberSigns.signOf(cell) == 0 ? withoutThousands(cell) : withoutSign(cell);
            } else if (numberSigns.signOf(cell) != 0) {
                return withoutSign(cell);
            } else {
                var hasDigits = index - signs > (markAt < 0 ? 0 : 1);
                return (c == 'e' || c == 'E') && hasDigits ? parsed(cell, signs, markAt >= 0) : Double.NaN;
            }
        }
        isCode = hasLeadingZero(cell, signs);
        var digitCount = length - signs - (markAt < 0 ? 0 : 1);
        if (digitCount == 0) {
            return Double.NaN;
        }
        if (digitCount > MOST_DIGITS || digits > LARGEST_EXACT) {
            return parsed(cell, signs, markAt >= 0);
        }
        var decimals = markAt < 0 ? 0 : length - markAt - 1;
        var number = digits / POWERS_OF_TEN[decimals];
        return first == '-' ? -number : number;
    }

    private double withoutThousands(CellText cell) {
        makeRoom(cell.length());
        var length = thousands.remove(cell, mark, plainText);
        return length < 0 ? Double.NaN : readPlain(length);
    }

    private double withoutSign(CellText cell) {
        makeRoom(cell.length());
        var length = numberSigns.remove(cell, plainText);
        plain.set(plainText, 0, length);
        return length == 0 || numberSigns.signOf(plain) != 0 ? Double.NaN : readPlain(length);
    }

    private double readPlain(int length) {
        plain.set(plainText, 0, length);
        return read(plain);
    }

    private void makeRoom(int length) {
        if (length > plainText.length) {
            plainText = new char[length];
        }
    }

    /** Whether the last number looks like one but would lose digits: see {@link Cells#isCode}. */
    boolean isCode() {
        return isCode;
    }

    private static boolean hasLeadingZero(CellText cell, int first) {
        return first + 1 < cell.length() && cell.charAt(first) == '0' && cell.charAt(first + 1) >= '0'
                && cell.charAt(first + 1) <= '9';
    }

    /** A number with an exponent or many digits. */
    private double parsed(CellText cell, int signs, boolean hasMark) {
        var text = cell.copy();
        for (var index = 0; index < text.length; index++) {
            if (text[index] == mark) {
                text[index] = '.';
            } else if (!mayStand(text, index)) {
                return Double.NaN;
            }
        }
        isCode = hasLeadingZero(cell, signs) || (!hasMark && Cells.isCode(cell.toString()));
        try {
            var number = JavaDoubleParser.parseDouble(text);
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean mayStand(char[] text, int index) {
        return switch (text[index]) {
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> true;
            case '-', '+' -> index == 0 || text[index - 1] == 'e' || text[index - 1] == 'E';
            case 'e', 'E' -> index > 0;
            default -> false;
        };
    }
}
