package io.mlpservice.engine.feature;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which powers and products of the features become inputs of a network. There is no constant term.
 *
 * @param degree the maximum number of factors
 * @param interactions whether to multiply different features; otherwise only powers are used
 */
public record Polynomial(int degree, boolean interactions) {
    /** The maximum number of columns after the expansion. */
    public static final int MOST_COLUMNS = 10_000;
    /** No expansion. */
    public static final Polynomial NONE = new Polynomial(1, false);

    /** Checks the degree. */
    public Polynomial {
        Hyperparameter.POLYNOMIAL_DEGREE.check(degree);
    }

    /**
     * The number of columns after the expansion: C(features + degree, degree) − 1, or features·degree without
     * interactions.
     */
    public long columns(int features) {
        if (!interactions) {
            return (long) features * degree;
        }
        var count = 1L;
        for (var factors = 1; factors <= degree; factors++) {
            count = count * (features + factors) / factors;
        }
        return count - 1;
    }

    /** Whether the expansion stays within {@link #MOST_COLUMNS}. */
    public boolean suits(int features) {
        return degree == 1 || columns(features) <= MOST_COLUMNS;
    }

    /**
     * The columns after the expansion, ordered by degree and then by feature: a, b, a·a, a·b, b·b, a·a·a, a·a·b, a·b·b,
     * b·b·b; without interactions: a, b, a·a, b·b, a·a·a, b·b·b.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST_COLUMNS}
     */
    public List<Monomial> monomials(int features) {
        if (!suits(features)) {
            throw new IllegalArgumentException("%d features expand to too many columns".formatted(features));
        }
        var longest = IntStream.range(0, features).mapToObj(Monomial::of).toList();
        var monomials = new ArrayList<>(longest);
        for (var factors = 2; factors <= degree; factors++) {
            longest = longest.stream().flatMap(shorter -> IntStream
                    .range(shorter.last(), interactions ? features : shorter.last() + 1).mapToObj(shorter::times))
                    .toList();
            monomials.addAll(longest);
        }
        return List.copyOf(monomials);
    }

    /** The columns that the expansion adds: those of degree 2 and above. */
    List<Monomial> products(int features) {
        return features == 0 ? List.of() : monomials(features).subList(features, (int) columns(features));
    }
}
