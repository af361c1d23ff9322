package io.mlpservice.engine.feature;

import java.util.Arrays;
import java.util.List;
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
     * The values of rows, multiplied from the first factor to the last; infinite on overflow.
     *
     * @param columns [features][rows]
     */
    public double[] values(double[][] columns) {
        var values = columns[factors[0]].clone();
        for (var factor = 1; factor < factors.length; factor++) {
            var column = columns[factors[factor]];
            for (var row = 0; row < values.length; row++) {
                values[row] *= column[row];
            }
        }
        return values;
    }

    /**
     * The value of a row; equal to that of {@link #values}.
     *
     * @param places the place of each feature in the row
     */
    double value(double[] row, int[] places) {
        var value = row[places[factors[0]]];
        for (var factor = 1; factor < factors.length; factor++) {
            value *= row[places[factors[factor]]];
        }
        return value;
    }

    /** The names of the factors: {@code a·a·b}. */
    public String name(List<String> features) {
        return String.join("·", factors(features));
    }

    /** The names of the factors, in order. */
    List<String> factors(List<String> features) {
        return IntStream.of(factors).mapToObj(features::get).toList();
    }
}
