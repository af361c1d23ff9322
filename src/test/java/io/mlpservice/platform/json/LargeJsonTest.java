package io.mlpservice.platform.json;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;

class LargeJsonTest {
    private static final int ALL = Runtime.getRuntime().availableProcessors();
    private static final int MB = 1 << 20;

    @Test
    void smallJsonIsReadAtOnceAndLargeJsonInTurn() throws Exception {
        var begun = new CountDownLatch(ALL);
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (var thread = 0; thread < ALL; thread++) {
                    var _ = threads.submit(() -> LargeJson.inTurn(MB, () -> {
                        begun.countDown();
                        return await(end);
                    }));
                }
                begun.await();
                var next = threads.submit(() -> LargeJson.inTurn(MB, () -> "large"));
                assertThat(LargeJson.inTurn(1000, () -> "small")).isEqualTo("small");
                assertThat(next).isNotDone();
                end.countDown();
                assertThat(next.get()).isEqualTo("large");
            } finally {
                end.countDown();
            }
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
