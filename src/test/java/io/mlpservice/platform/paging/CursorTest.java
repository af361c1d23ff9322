package io.mlpservice.platform.paging;

import io.mlpservice.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTest {
    private static final UUID ID = new UUID(1, 2);

    @Test
    void readsWhatItWrote() {
        var cursor = new Cursor(Instant.parse("2025-01-02T03:04:05.678901Z"), ID);
        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(Cursor.parse(Cursor.START.toString())).isEqualTo(Cursor.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
        "9999-12-31T00:00:01Z"})
    void refusesTimesThatNoItemHas(String time) {
        var forged = new Cursor(Instant.parse(time), ID).toString();
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.parse(forged))
                .satisfies(e -> assertThat(e.problem().errors()).singleElement().extracting("parameter", "code")
                        .containsExactly("cursor", "invalid_value"));
    }
}
