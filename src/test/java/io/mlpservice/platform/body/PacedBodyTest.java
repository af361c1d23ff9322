package io.mlpservice.platform.body;

import io.mlpservice.platform.problem.ProblemException;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class PacedBodyTest {
    private static final BodyPace PACE = new BodyPace(Duration.ofSeconds(20), DataSize.ofBytes(1000),
            Duration.ofSeconds(600));
    private static final BodyPace NEVER_FAST_ENOUGH = new BodyPace(Duration.ZERO, DataSize.ofTerabytes(1),
            Duration.ofHours(1));

    /** A body of ten bytes, one at a time. */
    private static final class TenBytes implements InputBuffer {
        private int read;

        @Override
        public int doRead(ApplicationBufferHandler reader) {
            if (read == 10) {
                return -1;
            }
            read++;
            reader.setByteBuffer(ByteBuffer.allocate(1));
            return 1;
        }

        @Override
        public int available() {
            return 0;
        }
    }

    private final TenBytes bytes = new TenBytes();

    private PacedBody body(BodyPace pace) {
        var request = new Request();
        request.setInputBuffer(bytes);
        return new PacedBody(request, pace);
    }

    @ParameterizedTest(name = "{0} bytes after {1} s: {2}")
    @CsvSource({"0, 19, false", "0, 21, true", "20900, 21, true", "21100, 21, false", "1000000000, 599, false",
        "1000000000, 601, true"})
    void missesAPaceByTheAverageOrByTheWholeTime(long bytes, long seconds, boolean missed) {
        assertThat(PACE.isMissed(bytes, Duration.ofSeconds(seconds).toNanos())).isEqualTo(missed);
    }

    @Test
    void refusesABodyThatIsTooSlowHoweverOftenItIsRead() {
        var body = body(NEVER_FAST_ENOUGH);
        for (var attempt = 0; attempt < 2; attempt++) {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> body.doRead(new PacedBody.Dropped()))
                    .satisfies(e -> assertThat(e.problem()).extracting("status", "code").containsExactly(408,
                            "body_too_slow"));
        }
        assertThat(bytes.read).isEqualTo(1);
    }

    @Test
    void readsABodyInTime() throws IOException {
        var body = body(PACE);
        var reader = new PacedBody.Dropped();
        while (body.doRead(reader) > 0) {
            assertThat(reader.getByteBuffer().remaining()).isEqualTo(1);
        }
        assertThat(bytes.read).isEqualTo(10);
    }

    @Test
    void dropsTheRestOfABody() {
        body(PACE).drop(100);
        assertThat(bytes.read).isEqualTo(10);
    }

    @Test
    void dropsNoMoreThanIsWorthwhile() {
        body(PACE).drop(4);
        assertThat(bytes.read).isEqualTo(4);
    }

    @Test
    void givesUpOnTheRestOfABodyThatIsTooSlow() {
        assertThatNoException().isThrownBy(() -> body(NEVER_FAST_ENOUGH).drop(100));
        assertThat(bytes.read).isEqualTo(1);
    }
}
