package io.mlpservice.engine.data;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class LabelsTest {
    @Test
    void ordersLabelsByNumberOrElseByCodePoint() {
        assertThat(Labels.inOrder(Stream.of("10", "9", "-1", "9"))).containsExactly("-1", "9", "10");
        assertThat(Labels.inOrder(Stream.of("b", "10", "B", "9"))).containsExactly("10", "9", "B", "b");
        assertThat(Labels.inOrder(Stream.of("\uD83D\uDE00", "\uFFFD"))).containsExactly("\uFFFD", "\uD83D\uDE00");
    }

    @Test
    void comparesTextsAsTheirCodePoints() {
        var texts = List.of("", "a", "ab", "b", "\uD7FF", "\uE000", "\uFFFD", "\uFFFDa", "\uD83D\uDE00",
                "\uD83D\uDE00a",
                "\uD83D\uDE01", "\uD83E\uDD00", "a\uFFFD", "a\uD83D\uDE00");
        for (var a : texts) {
            for (var b : texts) {
                var expected = Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
                assertThat(Integer.signum(Labels.compare(a, b))).isEqualTo(Integer.signum(expected));
            }
        }
    }
}
