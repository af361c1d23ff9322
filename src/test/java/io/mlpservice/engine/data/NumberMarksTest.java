package io.mlpservice.engine.data;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NumberMarksTest {
    @Test
    void arePointAndNoneByDefault() {
        assertThat(NumberMarks.of(null, null, null)).isEqualTo(NumberMarks.PLAIN);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"x,", "'..',", "\"\",", ".,x", ".,.", "\",\",\",\""})
    void refuseWhatIsNoMarkOrBoth(String decimal, @Nullable String thousands) {
        assertThatIllegalArgumentException().isThrownBy(() -> NumberMarks.of(decimal, thousands, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"1.234.567,5; 1234567,5", "-1.234; -1234", "1.23; 1.23", "12; 12",
        "a.123; a.123"})
    void areTakenOutWhereTheyStandBetweenThousands(String text, String plain) {
        assertThat(NumberMarks.of(",", ".", null).withoutThousands(text)).isEqualTo(plain);
    }
}
