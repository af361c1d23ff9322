package io.mlpservice.engine.matrix;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Every block of an operation is computed exactly once, on any thread and after any other operation. */
class WorkersTest {
    private static final int OPERATIONS = 20_000;

    @Test
    void computesEveryBlockOnceWhenOperationsOfDifferentSizesFollowEachOther() {
        assertThat(misses()).isZero();
    }

    @Test
    void computesEveryBlockOnceForSeveralConcurrentCallers() {
        var askers = IntStream.range(0, 3).mapToObj(asker -> CompletableFuture.supplyAsync(WorkersTest::misses))
                .toList();
        assertThat(askers.stream().mapToInt(CompletableFuture::join)).containsOnly(0);
    }

    @Test
    void reportsABlockThatFailsAndComputesTheOthers() {
        assertThatIllegalArgumentException().isThrownBy(() -> Workers.compute(block -> {
            if (block > 2) {
                throw new IllegalArgumentException("no such block");
            }
        }, 7));
        assertThat(misses()).isZero();
    }

    private static int misses() {
        var misses = 0;
        for (var operation = 0; operation < OPERATIONS; operation++) {
            var count = operation % 2 == 0 ? 2 : 7;
            var computed = new AtomicIntegerArray(count);
            Workers.compute(computed::incrementAndGet, count);
            misses += (int) IntStream.range(0, count).filter(block -> computed.get(block) != 1).count();
        }
        return misses;
    }
}
