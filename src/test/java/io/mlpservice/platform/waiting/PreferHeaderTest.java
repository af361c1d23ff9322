package io.mlpservice.platform.waiting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PreferHeaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"wait=20 | 20", "Wait = 20 | 20", "wait=\"7\" | 7",
        "respond-async, wait=10 | 10", "foo; bar, ,wait=3;x=\"a,b\" | 3", "foo=\"wait=5, \\\" x\", wait=4 | 4",
        "wait=1, wait=2 | 1", "return=minimal;wait=9, wait=8 | 8", "wait=0 | 0"})
    void readsTheWait(String header, int seconds) {
        assertThat(PreferHeader.waitOf(List.of(header))).hasSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait", "wait=", "wait=-1", "wait=1.5", "wait=soon", "wait=12345678901", "wait 20",
        "=wait", "foo=\"open, wait=20", "wait=1 2", "w\u00e4it=20"})
    void ignoresWhatIsMalformed(String header) {
        assertThat(PreferHeader.waitOf(List.of(header))).isEqualTo(Duration.ZERO);
    }

    @Test
    void readsRepeatedHeaders() {
        assertThat(PreferHeader.waitOf(List.of("return=minimal", "wait=6"))).hasSeconds(6);
        assertThat(PreferHeader.waitOf(List.of())).isEqualTo(Duration.ZERO);
    }

    @Test
    void ignoresVeryLongHeaders() {
        for (var header : List.of("a;b=\"c\",".repeat(100_000), "a=\"" + "\\a".repeat(100_000) + "\"",
                "a" + ";b".repeat(100_000))) {
            assertThat(PreferHeader.waitOf(List.of(header, "wait=2"))).hasSeconds(2);
        }
    }
}
