package io.mlpservice.platform.json;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LargeJsonTest {
    private static final int ALL = Runtime.getRuntime().availableProcessors();
    private static final List<String> SMALL = Collections.nCopies(100, "word");
    private static final List<String> LARGE = Collections.nCopies(100_000, "word");

    private final JsonMapper mapper = JsonMapper.shared();

    @AfterEach
    void allTurnsAreFreeAgain() {
        Awaitility.await().until(() -> LargeJson.FREE.availablePermits() == ALL);
    }

    @Test
    void smallJsonIsReadAndWrittenAtOnce() {
        LargeJson.FREE.acquireUninterruptibly(ALL);
        try {
            assertThat(LargeJson.read(1000, () -> "small")).isEqualTo("small");
            assertThat(LargeJson.write(mapper, SMALL)).isEqualTo(mapper.writeValueAsBytes(SMALL));
        } finally {
            LargeJson.FREE.release(ALL);
        }
    }

    @Test
    void largeJsonIsReadInTurn() throws Exception {
        assertThat(inTurn(() -> LargeJson.read(1 << 20, () -> "large"))).isEqualTo("large");
    }

    @Test
    void largeJsonIsWrittenInTurn() throws Exception {
        assertThat(inTurn(() -> LargeJson.write(mapper, LARGE))).isEqualTo(mapper.writeValueAsBytes(LARGE));
    }

    /** Waits for a turn, and only for that. */
    private static <T> T inTurn(Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            LargeJson.FREE.acquireUninterruptibly(ALL);
            var result = threads.submit(work);
            try {
                Awaitility.await().until(LargeJson.FREE::hasQueuedThreads);
            } finally {
                LargeJson.FREE.release(ALL);
            }
            return result.get();
        }
    }

    @Test
    void aTurnEndsWithAFailure() {
        var deep = List.of();
        for (var depth = 0; depth < 1000; depth++) {
            deep = List.of(deep);
        }
        var value = List.of(LARGE, deep);
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> LargeJson.write(mapper, value));
    }
}
