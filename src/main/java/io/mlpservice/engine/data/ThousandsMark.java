package io.mlpservice.engine.data;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** The mark between the thousands of a number. */
public enum ThousandsMark {
    /** As in {@code 1234567}. */
    NONE(""),
    /** As in {@code 1,234,567}. */
    COMMA(","),
    /** As in {@code 1.234.567}. */
    POINT("."),
    /** As in {@code 1 234 567}, also with blanks that do not break. */
    SPACE(" \u00a0\u2009\u202f"),
    /** As in {@code 1'234'567}, also with a typographic apostrophe. */
    APOSTROPHE("'\u2019");

    private static final int GROUP = 3;

    /** All characters that are this mark, the usual one first. */
    private final String characters;

    ThousandsMark(String characters) {
        this.characters = characters;
    }

    /**
     * The mark that is written with a character.
     *
     * @param symbol null if there is none
     * @throws IllegalArgumentException if it is no such mark
     */
    public static ThousandsMark of(@Nullable String symbol) {
        if (symbol == null) {
            return NONE;
        }
        return Arrays.stream(values()).filter(mark -> symbol.length() == 1 && mark.is(symbol.charAt(0))).findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'%s' is no mark between thousands.".formatted(symbol)));
    }

    /** The character that is usual; null if there is none. */
    public @Nullable String symbol() {
        return this == NONE ? null : characters.substring(0, 1);
    }

    /** Whether a character is this mark. */
    public boolean is(char c) {
        return !isDigit(c) && characters.indexOf(c) >= 0;
    }

    /**
     * Writes a number without these marks: after at most three digits, of which the first is not 0, each of them begins a
     * group of exactly three. A fraction may follow.
     *
     * @param plain takes the characters, at most as many as the number has
     * @return how many they are; −1 if the text is no such number, or has no mark
     */
    public int remove(CharSequence number, char decimal, char[] plain) {
        var length = number.length();
        var start = length > 0 && (number.charAt(0) == '-' || number.charAt(0) == '+') ? 1 : 0;
        var count = 0;
        while (count < start) {
            plain[count] = number.charAt(count++);
        }
        var groups = 0;
        var digits = 0;
        var index = start;
        for (; index < length && number.charAt(index) != decimal; index++) {
            var c = number.charAt(index);
            if (isDigit(c)) {
                plain[count++] = c;
                digits++;
            } else if (is(c) && (groups == 0 ? digits > 0 && digits <= GROUP : digits == GROUP)) {
                groups++;
                digits = 0;
            } else {
                return -1;
            }
        }
        if (groups == 0 || digits != GROUP || number.charAt(start) == '0') {
            return -1;
        }
        for (; index < length; index++) {
            plain[count++] = number.charAt(index);
            if (number.charAt(index) != decimal && !isDigit(number.charAt(index))) {
                return -1;
            }
        }
        return count;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
