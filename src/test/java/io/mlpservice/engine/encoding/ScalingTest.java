package io.mlpservice.engine.encoding;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Scales map training values as their formulas say, and can be inverted. */
class ScalingTest {
    private static final double[] VALUES = {2, 4, 4, 10};

    @Test
    void mapsTheSmallestAndLargestValueToTheEnds() {
        assertThat(scaled(Scaling.MIN_MAX_0_1)).containsExactly(0, 0.25, 0.25, 1);
        assertThat(scaled(Scaling.MIN_MAX_MINUS1_1)).containsExactly(-1, -0.5, -0.5, 1);
    }

    @Test
    void givesMeanZeroAndStandardDeviationOne() {
        var scaled = scaled(Scaling.STANDARD);
        assertThat(Arrays.stream(scaled).sum()).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(scaled).map(value -> value * value).sum()).isCloseTo(4, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(value = Scaling.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void mapsEveryValueOfAConstantColumnToZero(Scaling scaling) {
        for (var constant : new double[]{0, 0.1, -2024, 1e300, Double.MIN_VALUE}) {
            var scale = scaling.fit(new double[]{constant, constant, constant});
            for (var value : new double[]{constant, constant + 1, 1e308, -1e308, Double.MIN_VALUE}) {
                assertThat(scale.scale(value)).isZero();
            }
            assertThat(scale.unscale(17)).isEqualTo(constant);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Scaling.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void ignoresRoundingErrorsInAConstantColumn(Scaling scaling) {
        assertThat(scaling.fit(new double[]{0.3, 0.1 + 0.2, 0.3}).isConstant()).isTrue();
        assertThat(scaling.fit(new double[]{1e9, 1e9 + 1, 1e9}).isConstant()).isFalse();
        assertThat(scaling.fit(new double[]{-1e-300, 1e-300, 0}).isConstant()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = Scaling.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void scalesSubnormalNumbers(Scaling scaling) {
        var scale = scaling.fit(new double[]{1e-320, 2e-320, 3e-320});
        assertThat(scale.scale(3e-320) - scale.scale(1e-320)).isBetween(0.99, 2.46);
    }

    @Test
    void doesNotChangeAConstantColumnWithoutScaling() {
        assertThat(Scaling.NONE.fit(new double[]{5, 5}).scale(6)).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void canBeInverted(Scaling scaling) {
        var scale = scaling.fit(VALUES);
        assertThat(scale.unscale(scale.scale(7))).isCloseTo(7, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e200})
    void standardizesValuesWhoseSquaresOverflowOrUnderflow(double unit) {
        var scale = Scaling.STANDARD.fit(new double[]{unit, 2 * unit, 3 * unit});
        assertThat(scale.scale(3 * unit)).isCloseTo(Math.sqrt(1.5), within(1e-12));
        assertThat(scale.scale(2 * unit)).isCloseTo(0, within(1e-12));
    }

    @Test
    void refusesAColumnWhoseRangeExceedsADouble() {
        assertThatIllegalArgumentException().isThrownBy(() -> Scaling.MIN_MAX_0_1.fit(new double[]{-1e308, 1e308}));
    }

    private static double[] scaled(Scaling scaling) {
        return Arrays.stream(VALUES).map(scaling.fit(VALUES)::scale).toArray();
    }
}
