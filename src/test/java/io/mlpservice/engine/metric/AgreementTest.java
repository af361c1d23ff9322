package io.mlpservice.engine.metric;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Agreement is measured against all orders of the same predictions. */
class AgreementTest {
    /**
     * The classes are 0 0 0 1 1 2 2, the predictions 0 0 1 1 2 2 0, of which 4 are right. Over all 5,040 orders of the
     * predictions, the number that is right has the mean 17/7 = 2.428571 and the variance 1.768707.
     */
    @Test
    void countsStandardDeviationsAboveChance() {
        assertThat(Agreement.aboveChance(List.of(List.of(2, 1, 0), List.of(0, 1, 1), List.of(1, 0, 1))))
                .isCloseTo((4 - 17 / 7.0) / Math.sqrt(1.768707482993), within(1e-9));
    }

    @Test
    void isNegativeForPredictionsThatAreWorseThanChance() {
        assertThat(Agreement.aboveChance(List.of(List.of(0, 5), List.of(5, 0)))).isCloseTo(-3, within(1e-12));
    }

    @Test
    void isZeroWhereAllRowsOrPredictionsAreTheSame() {
        assertThat(Agreement.aboveChance(List.of(List.of(9, 0), List.of(3, 0)))).isZero();
        assertThat(Agreement.aboveChance(List.of(List.of(9, 3), List.of(0, 0)))).isZero();
        assertThat(Agreement.aboveChance(List.of(List.of(1, 0), List.of(0, 0)))).isZero();
    }
}
