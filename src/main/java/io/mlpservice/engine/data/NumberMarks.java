package io.mlpservice.engine.data;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The marks in numbers that are written as text.
 *
 * @param decimal between the whole part and the fraction, a point or a comma
 * @param thousands between the thousands; another one
 * @param signs beside the numbers
 */
public record NumberMarks(char decimal, ThousandsMark thousands, NumberSigns signs) {
    /** A decimal point, and nothing between thousands. */
    public static final NumberMarks PLAIN = new NumberMarks('.', ThousandsMark.NONE);

    /** Checks that the marks differ. */
    public NumberMarks {
        if ((decimal != '.' && decimal != ',') || thousands.is(decimal)) {
            throw new IllegalArgumentException(
                    "A decimal mark is a point or a comma, and does not stand between thousands too.");
        }
    }

    /** Marks of numbers without signs. */
    public NumberMarks(char decimal, ThousandsMark thousands) {
        this(decimal, thousands, NumberSigns.NONE);
    }

    /**
     * The marks with these characters.
     *
     * @param decimal null for a point
     * @param thousands null for none
     * @param signs null for none
     * @throws IllegalArgumentException if one of them is no such mark
     */
    public static NumberMarks of(@Nullable String decimal, @Nullable String thousands, @Nullable List<String> signs) {
        return new NumberMarks(decimal == null ? '.' : decimalMark(decimal), ThousandsMark.of(thousands),
                NumberSigns.of(signs));
    }

    /** These marks with other signs. */
    public NumberMarks with(NumberSigns others) {
        return new NumberMarks(decimal, thousands, others);
    }

    private static char decimalMark(String symbol) {
        if (symbol.length() != 1) {
            throw new IllegalArgumentException("'%s' is no decimal mark.".formatted(symbol));
        }
        return symbol.charAt(0);
    }

    /** Whether there is a mark between thousands. */
    public boolean hasThousands() {
        return thousands != ThousandsMark.NONE;
    }

    /** A number with its decimal mark alone; the text as it is if it has no other, or has them elsewhere. */
    public String plain(String text) {
        return withoutThousands(signs.plain(text));
    }

    /** A number without the marks between its thousands; the text as it is if it has none, or has them elsewhere. */
    public String withoutThousands(String text) {
        if (!hasThousands() || !hasMark(text)) {
            return text;
        }
        var plain = new char[text.length()];
        var count = thousands.remove(text, decimal, plain);
        return count < 0 ? text : new String(plain, 0, count);
    }

    /** Whether a mark is behind a digit or a sign with which the text begins. */
    private boolean hasMark(String text) {
        if (text.isEmpty() || text.charAt(0) > '9') {
            return false;
        }
        for (var index = 1; index < text.length(); index++) {
            if (thousands.is(text.charAt(index))) {
                return true;
            }
        }
        return false;
    }
}
