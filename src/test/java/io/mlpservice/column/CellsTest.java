package io.mlpservice.column;

import io.mlpservice.engine.data.NumberMarks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CellsTest {
    @ParameterizedTest
    @ValueSource(strings = {"01", "007", "-01", "00.5", "9007199254740993", "-9007199254740993",
        "123456789012345678901234567890"})
    void takesACodeAsText(String code) {
        assertThat(Cells.isNumber(code, NumberMarks.PLAIN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "0.5", "0e0", "10", "9007199254740992", "-9007199254740992", "1e300",
        "123456789012345678.5"})
    void takesANumberAsANumber(String number) {
        assertThat(Cells.isNumber(number, NumberMarks.PLAIN)).isTrue();
    }
}
