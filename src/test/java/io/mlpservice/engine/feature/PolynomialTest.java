package io.mlpservice.engine.feature;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Features are expanded to powers and products in a fixed order. */
class PolynomialTest {
    private static final List<String> NAMES = List.of("a", "b", "c");

    @ParameterizedTest
    @CsvSource({"1, false, a b c", "1, true, a b c", "2, true, a b c a·a a·b a·c b·b b·c c·c",
        "3, false, a b c a·a b·b c·c a·a·a b·b·b c·c·c",
        "3, true, a b c a·a a·b a·c b·b b·c c·c a·a·a a·a·b a·a·c a·b·b a·b·c a·c·c b·b·b b·b·c b·c·c c·c·c"})
    void ordersByDegreeThenByFeature(int degree, boolean interactions, String names) {
        var polynomial = new Polynomial(degree, interactions);
        assertThat(polynomial.monomials(3)).extracting(monomial -> monomial.name(NAMES))
                .containsExactly(names.split(" "));
        assertThat(polynomial.columns(3)).isEqualTo(names.split(" ").length);
    }

    @Test
    void multipliesValues() {
        var columns = new double[][]{{-4, 2}, {0.5, 5}};
        assertThat(new Polynomial(3, true).monomials(2)).extracting(monomial -> monomial.values(columns))
                .containsExactly(new double[]{-4, 2}, new double[]{0.5, 5}, new double[]{16, 4}, new double[]{-2, 10},
                        new double[]{0.25, 25}, new double[]{-64, 8}, new double[]{8, 20}, new double[]{-1, 50},
                        new double[]{0.125, 125});
        assertThat(new Polynomial(3, true).products(2))
                .extracting(monomial -> monomial.value(new double[]{7, 0.5, -4}, new int[]{2, 1}))
                .containsExactly(16.0, -2.0, 0.25, -64.0, 8.0, -1.0, 0.125);
    }

    @Test
    void countsColumnsWithoutExpandingThem() {
        assertThat(new Polynomial(3, true).columns(1_000)).isEqualTo(167_668_500);
        assertThat(new Polynomial(3, false).columns(1_000)).isEqualTo(3_000);
        assertThat(new Polynomial(3, true).columns(1_000_000)).isEqualTo(166_667_666_668_500_000L);
        assertThat(new Polynomial(2, true).suits(139)).isTrue();
        assertThat(new Polynomial(2, true).suits(140)).isFalse();
        assertThat(Polynomial.NONE.suits(1_000_000)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new Polynomial(2, true).monomials(140));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void refusesDegreesOutOfRange(int degree) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Polynomial(degree, true))
                .withMessageContaining("at least 1 and at most 3");
    }
}
