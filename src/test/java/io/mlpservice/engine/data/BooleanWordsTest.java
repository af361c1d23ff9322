package io.mlpservice.engine.data;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BooleanWordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "TRUE", "yes", "YES", "t", "T", "y", "on", "On", "1"})
    void readsTrueInAnyCase(String word) {
        assertThat(BooleanWords.valueOf(word)).contains(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "FALSE", "no", "No", "f", "F", "n", "off", "OFF", "0"})
    void readsFalseInAnyCase(String word) {
        assertThat(BooleanWords.valueOf(word)).contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "01", "1.0", "tru", "truer", "maybe", "yes ", "unknown"})
    void refusesOtherWords(String word) {
        assertThat(BooleanWords.valueOf(word)).isEmpty();
        assertThat(BooleanWords.pairOf(word)).isEmpty();
    }

    @Test
    void knowsThePairOfAWord() {
        var pair = BooleanWords.pairOf("Yes").orElseThrow();
        assertThat(pair).isEqualTo(new BooleanWords("yes", "no"));
        assertThat(pair.contains("NO")).isTrue();
        assertThat(pair.contains("false")).isFalse();
    }
}
