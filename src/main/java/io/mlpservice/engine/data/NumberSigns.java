package io.mlpservice.engine.data;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The signs that stand beside numbers and are no part of them, as in {@code $9.80}, {@code -9,80 €} and {@code 85 %}: those of
 * currencies and the percent sign, which leaves 85 of {@code 85 %}.
 *
 * @param characters each a sign
 */
public record NumberSigns(String characters) {
    /** No signs. */
    public static final NumberSigns NONE = new NumberSigns("");
    /** The percent sign. */
    public static final char PERCENT = '%';

    private static final String BLANKS = " \u00a0\u2009\u202f";

    /** Checks that each character may be a sign. */
    public NumberSigns {
        if (!characters.chars().allMatch(c -> mayBe((char) c))) {
            throw new IllegalArgumentException(
                    "'%s' has a character that is no sign of numbers.".formatted(characters));
        }
    }

    /**
     * The signs of a list, each a character.
     *
     * @param signs null for none
     * @throws IllegalArgumentException if one of them is no such sign
     */
    public static NumberSigns of(@Nullable List<String> signs) {
        if (signs == null) {
            return NONE;
        }
        if (signs.stream().anyMatch(sign -> sign.length() != 1)) {
            throw new IllegalArgumentException("A sign of numbers is one character.");
        }
        return new NumberSigns(String.join("", signs));
    }

    /** Whether a character may be such a sign. */
    public static boolean mayBe(char c) {
        return c == PERCENT || Character.getType(c) == Character.CURRENCY_SYMBOL;
    }

    /** The signs, each as a text. */
    public List<String> symbols() {
        return characters.chars().mapToObj(Character::toString).toList();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return characters.isEmpty();
    }

    /** These signs and another one, if it is one. */
    public NumberSigns and(NumberSign other) {
        return and(new NumberSigns(other.text()));
    }

    /** These signs and others. */
    public NumberSigns and(NumberSigns others) {
        var all = new StringBuilder(characters);
        others.characters.chars().filter(c -> characters.indexOf(c) < 0).forEach(c -> all.append((char) c));
        return new NumberSigns(all.toString());
    }

    /** The sign that a text has before or behind all else but a plus or minus; 0 if that is none of these. */
    public char signOf(CharSequence text) {
        if (isEmpty() || text.length() < 2) {
            return 0;
        }
        var first = text.charAt(start(text));
        var last = text.charAt(text.length() - 1);
        if (characters.indexOf(first) >= 0) {
            return first;
        }
        return characters.indexOf(last) >= 0 ? last : 0;
    }

    /** The sign that a text has there, whether it is one of these or another. */
    public static NumberSign anyOf(String text) {
        if (text.length() < 2) {
            return NumberSign.NONE;
        }
        var first = text.charAt(start(text));
        var last = text.charAt(text.length() - 1);
        if (mayBe(first)) {
            return new NumberSign(first);
        }
        return mayBe(last) ? new NumberSign(last) : NumberSign.NONE;
    }

    /**
     * Writes a number without the sign that it has, and without the blanks between them.
     *
     * @param plain takes the characters, fewer than the number has
     * @return how many they are
     */
    public int remove(CharSequence number, char[] plain) {
        var start = start(number);
        var length = number.length();
        var count = 0;
        for (var index = 0; index < start; index++) {
            plain[count++] = number.charAt(index);
        }
        var isBefore = characters.indexOf(number.charAt(start)) >= 0;
        var from = isBefore ? start + 1 : start;
        var to = isBefore ? length : length - 1;
        while (isBefore && from < to && isBlank(number.charAt(from))) {
            from++;
        }
        while (!isBefore && from < to && isBlank(number.charAt(to - 1))) {
            to--;
        }
        for (var index = from; index < to; index++) {
            plain[count++] = number.charAt(index);
        }
        return count;
    }

    /** A text without its sign; the text as it is if it has none. */
    public String plain(String text) {
        if (signOf(text) == 0) {
            return text;
        }
        var plain = new char[text.length()];
        return new String(plain, 0, remove(text, plain));
    }

    private static int start(CharSequence text) {
        return text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
    }

    private static boolean isBlank(char c) {
        return BLANKS.indexOf(c) >= 0;
    }
}
