package io.mlpservice.engine.data;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class GapWordsTest {
    @Test
    void takesNumbersByTheirValue() {
        var words = new GapWords(List.of("-999", "1e3", "NA"));

        assertThat(words.containNumbers()).isTrue();
        assertThat(words.contains(-999.0)).isTrue();
        assertThat(words.contains(1000)).isTrue();
        assertThat(words.contains(999)).isFalse();
    }

    @Test
    void doesNotTakeWordsForNumbersThatATableWouldNot() {
        assertThat(new GapWords(List.of("1d", "5f", "0x1p3", "NaN", "Infinity")).containNumbers()).isFalse();
    }
}
