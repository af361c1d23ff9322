package io.mlpservice.platform.memory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class JsonCostTest {
    @ParameterizedTest
    @ValueSource(strings = {"{},", "[],", "1,", "{\"a\":1},", "[[1]],"})
    void countsWhatATreeTakesAndNotOnlyItsText(String element) {
        var text = element.repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThat(JsonCost.ofTree(text, text.length)).isGreaterThan(20L * text.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000_000})
    void countsALongTextOnce(int length) {
        var text = "x".repeat(length).getBytes(StandardCharsets.UTF_8);
        assertThat(JsonCost.ofTree(text, length)).isEqualTo(length);
    }
}
