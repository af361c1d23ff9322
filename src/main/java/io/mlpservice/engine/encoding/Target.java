package io.mlpservice.engine.encoding;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A column that a model predicts.
 *
 * @param labels the classes in the order of the output units; empty for a regression
 */
public record Target(String name, List<String> labels) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0\\d.*");
    private static final Pattern MANY_DIGITS = Pattern.compile("[+-]?\\d{16,}");
    private static final BigInteger LARGEST_EXACT = BigInteger.TWO.pow(53);

    private static final Comparator<String> BY_NUMBER = Comparator.<String>comparingDouble(Double::parseDouble)
            .thenComparingInt(String::length).thenComparing(Target::compareByCodePoint);

    /** Copies the labels. */
    public Target {
        labels = List.copyOf(labels);
    }

    /**
     * Sorts distinct classes: numerically if all labels are numbers, else by code point. Labels of the same number,
     * such as 1 and 01, are ordered by length, then by code point.
     */
    public static List<String> inOrder(Stream<String> labels) {
        var distinct = labels.distinct().toList();
        return distinct.stream().allMatch(label -> number(label).isPresent())
                ? distinct.stream().sorted(BY_NUMBER).toList()
                : distinct.stream().sorted(Target::compareByCodePoint).toList();
    }

    /** The number that a label spells, if it spells one. */
    static OptionalDouble number(String label) {
        return NUMBER.matcher(label).matches() ? OptionalDouble.of(Double.parseDouble(label)) : OptionalDouble.empty();
    }

    /** Whether a label has a leading zero, or is a whole number that double precision does not hold exactly. */
    static boolean isCode(String label) {
        return LEADING_ZERO.matcher(label).matches()
                || (MANY_DIGITS.matcher(label).matches() && new BigInteger(label).abs().compareTo(LARGEST_EXACT) > 0);
    }

    /** {@link String#compareTo} compares UTF-16 units, whose order differs above U+FFFF. */
    private static int compareByCodePoint(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
