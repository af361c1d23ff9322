package io.mlpservice.engine.scaling;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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
            assertThat(scale.center()).isEqualTo(constant);
            assertThat(scale.isConstant()).isTrue();
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
        assertThat(scale.scale(3e-320) - scale.scale(1e-320)).isBetween(0.99, 6.19);
    }

    @Test
    void doesNotChangeAConstantColumnWithoutScaling() {
        assertThat(Scaling.NONE.fit(new double[]{5, 5}).scale(6)).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource
    void canBeInvertedForTargets(TargetScaling scaling) {
        var scale = scaling.fit(VALUES);
        assertThat(scale.unscale(scale.scale(7))).isCloseTo(7, within(1e-12));
        assertThat(scaling.fit(new double[]{-3, 0, 5}).unscale(scaling.fit(new double[]{-3, 0, 5}).scale(-2)))
                .isCloseTo(-2, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void neverFallsWhereTheValueRises(Scaling scaling) {
        var scale = scaling.fit(new double[]{-3, 0, 0, 1e-3, 1, 2, 2, 2, 1e6});
        var scaled = DoubleStream.of(-1e9, -3, -1, -1e-9, 0, 1e-4, 1e-3, 0.5, 1, 2, 3, 1e5, 1e6, 1e12)
                .map(scale::scale).toArray();
        assertThat(scaled).isSorted();
        assertThat(scaled[scaled.length - 1]).isGreaterThan(scaled[0]);
    }

    @Test
    void clipsOutliersSmoothly() {
        var scale = Scaling.ROBUST.fit(new double[]{0, 1, 2, 3, 4});
        assertThat(scale.scale(2)).isZero();
        assertThat(scale.scale(4)).isCloseTo(1 / Math.sqrt(1 + 1 / 9.0), within(1e-12));
        assertThat(scale.scale(1e300)).isBetween(2.999, 3.0);
        assertThat(Scaling.ROBUST.fit(new double[]{5, 5, 5, 5, 5, 5, 5, 9}).scale(5)).isZero();
    }

    @Test
    void givesNormalScoresToQuantiles() {
        var scale = Scaling.QUANTILE_NORMAL.fit(IntStream.rangeClosed(0, 100).mapToDouble(x -> x * x).toArray());
        assertThat(scale.scale(2_500)).isCloseTo(0, within(1e-9));
        assertThat(scale.scale(97.5 * 97.5)).isCloseTo(1.96, within(0.01));
        assertThat(scale.scale(0.0)).isCloseTo(-3.090232, within(1e-6));
        assertThat(scale.scale(-7)).isEqualTo(scale.scale(0));
        var tied = Scaling.QUANTILE_NORMAL.fit(new double[]{1, 1, 1, 2});
        assertThat(tied.scale(1)).isCloseTo(-0.430727, within(1e-6));
    }

    @Test
    void takesLogarithmsRelativeToTheSmallValues() {
        var scale = Scaling.LOG.fit(new double[]{0, 1, 3, 7, -1});
        assertThat(scale.scale(7) - scale.scale(3)).isCloseTo(scale.scale(3) - scale.scale(1), within(0.1));
        assertThat(scale.scale(1) - scale.scale(0)).isCloseTo(scale.scale(0) - scale.scale(-1), within(1e-12));
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
