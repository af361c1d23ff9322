package io.mlpservice.engine.data;

import org.junit.jupiter.api.Test;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class LabelsTest {
    @Test
    void ordersLabelsByNumberOrElseByCodePoint() {
        assertThat(Labels.inOrder(Stream.of("10", "9", "-1", "9"))).containsExactly("-1", "9", "10");
        assertThat(Labels.inOrder(Stream.of("b", "10", "B", "9"))).containsExactly("10", "9", "B", "b");
        assertThat(Labels.inOrder(Stream.of("\uD83D\uDE00", "\uFFFD"))).containsExactly("\uFFFD", "\uD83D\uDE00");
    }
}
