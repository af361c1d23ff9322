package io.mlpservice.surface;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers keep five digits, whatever their size. */
class RoundingTest {
    @ParameterizedTest
    @CsvSource({"0.123456789, 0.12346", "-0.123456789, -0.12346", "123456789, 123460000", "1.5, 1.5", "0, 0",
        "1.23456789e-30, 1.2346e-30", "1.23456789e300, 1.2346e300", "4.9e-324, 4.9e-324",
        "0.1, 0.1", "99999.96, 100000"})
    void keepsSignificantDigits(double number, double rounded) {
        assertThat(Rounding.significant(number)).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({"0.123456, 0.12346", "0.999999, 1", "1e-9, 0"})
    void keepsDecimalsOfProbabilities(double probability, double rounded) {
        assertThat(Rounding.probability(probability)).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({"6.49, 1.23456789, 1.2346", "0.001, 1000.123456789, 1000.1234568", "1e12, 123456789012, 123500000000",
        "1e-300, 0.1234567891, 0.1234567891"})
    void keepsTheDigitsThatARangeCanShow(double span, double number, double rounded) {
        assertThat(Rounding.as(span, number)).isEqualTo(rounded);
    }
}
