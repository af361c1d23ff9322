package io.mlpservice.engine.data;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NumberSignsTest {
    private final NumberSigns signs = NumberSigns.of(List.of("$", "€", "%"));

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"$9.80 ! 9.80", "-$9.80 ! -9.80", "$-9.80 ! -9.80", "+$5 ! +5", "$ 5 ! 5",
        "9,80 € ! 9,80",
        "-9,80\u00a0€ ! -9,80", "85% ! 85", "85 % ! 85", "$1,234.50 ! 1,234.50"})
    void areLeftOutBeforeAndBehindNumbers(String text, String plain) {
        assertThat(signs.plain(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.80", "$", "", "-", "£5", "5 kg", "a$b", "1$2"})
    void leaveOtherTextsAsTheyAre(String text) {
        assertThat(signs.plain(text)).isEqualTo(text);
        assertThat(NumberSigns.NONE.plain("$5")).isEqualTo("$5");
    }

    @ParameterizedTest
    @CsvSource({"$5, $", "-5 \u20ac, \u20ac", "85%, %", "85, ''", "5 kg, ''", "$, ''", "'', ''"})
    void areFoundBesideANumberWhicheverTheyAre(String text, String sign) {
        assertThat(NumberSigns.anyOf(text)).isEqualTo(NumberSign.of(sign)).returns(sign, NumberSign::text);
    }

    @ParameterizedTest
    @CsvSource({"$, $, true", "$, '', true", "$, \u20ac, false", "$, %, false", "%, %, true", "%, '', false",
        "'', '', true"})
    void goTogetherWhereTheNumbersAreOfOneKind(String one, String other, boolean go) {
        assertThat(NumberSign.of(one).goesWith(NumberSign.of(other).character())).isEqualTo(go)
                .isEqualTo(NumberSign.of(other).goesWith(NumberSign.of(one).character()));
    }

    @Test
    void areKeptOnce() {
        assertThat(signs.and(NumberSigns.of(List.of("%", "£"))).symbols()).containsExactly("$", "€", "%", "£");
        assertThat(NumberSigns.of(null)).isEqualTo(NumberSigns.NONE).returns(true, NumberSigns::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "5", "-", "$$", "", "kg"})
    void areOfCurrenciesOrPercent(String sign) {
        assertThatIllegalArgumentException().isThrownBy(() -> NumberSigns.of(List.of(sign)));
    }
}
