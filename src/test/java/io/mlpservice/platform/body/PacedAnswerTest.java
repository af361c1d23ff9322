package io.mlpservice.platform.body;

import io.mlpservice.platform.problem.Disconnection;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PacedAnswerTest {
    private static final BodyPace PACE = new BodyPace(Duration.ofHours(1), DataSize.ofBytes(1000), Duration.ofHours(1));
    private static final BodyPace NEVER_FAST_ENOUGH = new BodyPace(Duration.ZERO, DataSize.ofTerabytes(1),
            Duration.ofHours(1));

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final AtomicInteger cuts = new AtomicInteger();

    private PacedAnswer answer(BodyPace pace) {
        return new PacedAnswer(response, pace, cuts::incrementAndGet);
    }

    @Test
    void passesAllBytesInTheirOrder() throws IOException {
        var bytes = new byte[100_000];
        for (var index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) (index * 7 / 5);
        }
        var out = answer(PACE).getOutputStream();
        out.write(bytes[0]);
        out.write(bytes, 1, bytes.length - 1);
        out.flush();

        assertThat(response.getContentAsByteArray()).isEqualTo(bytes);
        assertThat(cuts).hasValue(0);
    }

    @Test
    void isCutInTheMidstOfALargeWriteThatIsTooSlow() throws IOException {
        var out = answer(NEVER_FAST_ENOUGH).getOutputStream();

        assertThatThrownBy(() -> out.write(new byte[100_000])).matches(Disconnection::isBehind);
        assertThat(cuts).hasValue(1);
        assertThat(response.getContentAsByteArray()).hasSizeLessThan(20_000);
    }

    @Test
    void mayTakeForEverIfItIsAStreamOfEvents() throws IOException {
        var answer = answer(NEVER_FAST_ENOUGH);
        answer.setContentType("text/event-stream;charset=UTF-8");
        answer.getOutputStream().write(new byte[100_000]);

        assertThat(cuts).hasValue(0);
        assertThat(response.getContentAsByteArray()).hasSize(100_000);
    }
}
