package io.mlpservice.platform.paging;

import io.mlpservice.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTest {
    private static final UUID ID = new UUID(1, 2);
    private static final String LIST = "0a1b2c3d";

    @ParameterizedTest
    @ValueSource(strings = {"", "iris", " two  words ", "Größe 漢字 😀"})
    void readsWhatItWrote(String key) {
        var cursor = new Cursor(LIST, Instant.parse("2025-01-02T03:04:05.678901Z"), ID, key);
        assertThat(Cursor.parse(cursor.toString(), LIST, null)).isEqualTo(cursor);
    }

    @Test
    void belongsToItsList() {
        var cursor = new Cursor(LIST, Instant.EPOCH, ID, "").toString();
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.parse(cursor, "ffffffff", null))
                .satisfies(e -> assertThat(e.problem().errors()).singleElement().extracting("parameter", "code")
                        .containsExactly("cursor", "not_applicable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
        "9999-12-31T00:00:01Z"})
    void refusesTimesThatNoItemHas(String time) {
        assertForged(new Cursor(LIST, Instant.parse(time), ID, "").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "!", "MjAyNS0wMS0wMlQwMzowNDowNVogMQ"})
    void refusesWhatItDidNotWrite(String text) {
        assertForged(text);
    }

    private static void assertForged(String text) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.parse(text, LIST, null))
                .satisfies(e -> assertThat(e.problem().errors()).singleElement().extracting("parameter", "code")
                        .containsExactly("cursor", "invalid_value"));
    }
}
