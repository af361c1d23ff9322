package io.mlpservice.surface;

import io.mlpservice.engine.feature.Gaps;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.scaling.ColumnScale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AxisRangeTest {
    /** Models that were imported may know the scale of a feature alone. */
    @ParameterizedTest
    @CsvSource({"0, 1e308", "1e308, 1e308", "-1.7e308, 1e308", "1.7e308, 1", "3, 2"})
    void isFiniteAroundEveryCenter(double center, double width) {
        var range = AxisRange.of(new NumberEncoder(new ColumnScale.SmoothlyClipped(center, width), Gaps.REFUSED,
                Double.NaN, Double.NaN));

        assertThat(range.least()).isFinite();
        assertThat(range.largest()).isFinite().isGreaterThanOrEqualTo(range.least());
        assertThat(range.span()).isFinite();
    }
}
