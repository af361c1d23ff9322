package io.mlpservice.platform.waiting;

import io.mlpservice.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TurnsTest {
    private static final int ALL = Runtime.getRuntime().availableProcessors();

    @Test
    void refusesAnAnswerForNowWhileOthersComputeForTooLong() throws Exception {
        Turns.FREE.acquire(ALL);
        try {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> Turns.answer(Duration.ofMillis(1), () -> "computed")).satisfies(e -> {
                        assertThat(e.problem()).extracting("status", "code").containsExactly(503, "busy");
                        assertThat(e.retryAfter()).isPresent();
                    });
        } finally {
            Turns.FREE.release(ALL);
        }
        assertThat(Turns.answer(Duration.ofMillis(1), () -> "computed")).isEqualTo("computed");
        assertThat(Turns.FREE.availablePermits()).isEqualTo(ALL);
    }

    @Test
    void goesToTheNextWhenWorkFails() {
        for (var request = 0; request <= ALL; request++) {
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Turns.inTurn(() -> {
                throw new IllegalStateException("as if the work failed");
            }));
        }
        assertThat(Turns.FREE.availablePermits()).isEqualTo(ALL);
    }
}
