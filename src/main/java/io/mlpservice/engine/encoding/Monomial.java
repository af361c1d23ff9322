package io.mlpservice.engine.encoding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A feature or a product of features, such as a·a·b. Immutable. */
public final class Monomial {
    private final int[] factors;

    private Monomial(int[] factors) {
        this.factors = factors;
    }

    /** A single feature, counted from 0. */
    static Monomial of(int feature) {
        return new Monomial(new int[]{feature});
    }

    /** The feature of the last factor. */
    int last() {
        return factors[factors.length - 1];
    }

    Monomial times(int feature) {
        var longer = Arrays.copyOf(factors, factors.length + 1);
        longer[factors.length] = feature;
        return new Monomial(longer);
    }

    /**
     * The values in the given rows, multiplied from the first factor to the last; infinite on overflow.
     *
     * @param columns [features][rows]
     */
    public double[] values(double[][] columns, int[] rows) {
        var values = IntStream.of(rows).mapToDouble(row -> columns[factors[0]][row]).toArray();
        for (var factor = 1; factor < factors.length; factor++) {
            var column = columns[factors[factor]];
            for (var row = 0; row < rows.length; row++) {
                values[row] *= column[rows[row]];
            }
        }
        return values;
    }

    /** The value for a row of features; equal to that of {@link #values}. */
    public double value(double[] row) {
        var value = row[factors[0]];
        for (var factor = 1; factor < factors.length; factor++) {
            value *= row[factors[factor]];
        }
        return value;
    }

    /** The names of the factors: {@code a·a·b}. */
    public String name(List<String> features) {
        return IntStream.of(factors).mapToObj(features::get).collect(Collectors.joining("·"));
    }
}
