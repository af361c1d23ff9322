package io.mlpservice.engine.encoding;

import io.mlpservice.engine.data.Labels;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A column that a model predicts.
 *
 * @param labels the classes in the order of the output units, see {@link Labels#inOrder}; empty for a regression
 */
public record Target(String name, List<String> labels) {
    private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0\\d.*");
    private static final Pattern MANY_DIGITS = Pattern.compile("[+-]?\\d{16,}");
    private static final BigInteger LARGEST_EXACT = BigInteger.TWO.pow(53);

    /** Copies the labels. */
    public Target {
        labels = List.copyOf(labels);
    }

    /** Whether a label has a leading zero, or is a whole number that double precision does not hold exactly. */
    static boolean isCode(String label) {
        return LEADING_ZERO.matcher(label).matches()
                || (MANY_DIGITS.matcher(label).matches() && new BigInteger(label).abs().compareTo(LARGEST_EXACT) > 0);
    }
}
