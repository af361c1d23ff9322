package io.mlpservice.platform.memory;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.platform.waiting.Turns;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class HeapShareTest {
    private static final long MB = 1 << 20;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private HeapBudget budget(Duration timeout) {
        return new HeapBudget(new HeapSettings(DataSize.ofMegabytes(10), timeout), meters);
    }

    private double used() {
        return meters.get("mlp.requests.memory.used").gauge().value();
    }

    @Test
    void refusesARequestThatNeedsMoreThanThereIs() {
        var budget = budget(Duration.ZERO);
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> reserve(budget, 11 * MB))
                .satisfies(e -> assertThat(e.problem()).extracting("status", "code").containsExactly(413,
                        "too_much_memory"))
                .withMessageContaining("mlp.requests.memory");
        assertThat(used()).isZero();
    }

    @Test
    void refusesARequestForNowWhileOthersHoldTheMemory() {
        var budget = budget(Duration.ZERO);
        HeapShare.call(budget, () -> {
            HeapShare.reserve(6 * MB);
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> reserve(budget, 6 * MB))
                    .satisfies(e -> {
                        assertThat(e.problem()).extracting("status", "code").containsExactly(503, "busy");
                        assertThat(e.retryAfter()).isPresent();
                    });
            return reserve(budget, 4 * MB);
        });
        assertThat(used()).isZero();
    }

    @Test
    void waitsUntilAnotherRequestIsAnswered() throws Exception {
        var budget = budget(Duration.ofMinutes(5));
        var holds = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> HeapShare.call(budget, () -> {
            HeapShare.reserve(6 * MB);
            holds.countDown();
            return await(mayEnd);
        }));
        await(holds);
        var second = CompletableFuture.supplyAsync(() -> reserve(budget, 6 * MB));
        assertThat(second).isNotDone();
        mayEnd.countDown();
        assertThat(second.get()).isTrue();
        first.get();
        assertThat(used()).isZero();
    }

    @Test
    void waitsForMemoryOutsideOfItsTurn() throws Exception {
        var budget = budget(Duration.ofMinutes(5));
        var requests = 2 * Runtime.getRuntime().availableProcessors();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = HeapShare.call(budget, () -> {
                HeapShare.reserve(10 * MB);
                var sent = Stream.generate(() -> clients.submit(() -> Turns.answer(() -> reserve(budget, 6 * MB))))
                        .limit(requests).toList();
                Awaitility.await().until(() -> budget.waiting() == requests);
                assertThat(Turns.answer(() -> "computed")).isEqualTo("computed");
                assertThat(sent).noneMatch(Future::isDone);
                return sent;
            });
            for (var request : waiting) {
                assertThat(request.get()).isTrue();
            }
        }
        assertThat(used()).isZero();
    }

    @Test
    void keepsNoTurnOfARequestThatGotNoMemory() {
        var budget = budget(Duration.ZERO);
        HeapShare.call(budget, () -> {
            HeapShare.reserve(10 * MB);
            for (var request = 0; request <= Runtime.getRuntime().availableProcessors(); request++) {
                assertThatExceptionOfType(ProblemException.class)
                        .isThrownBy(() -> Turns.answer(() -> reserve(budget, MB)))
                        .satisfies(e -> assertThat(e.problem().code()).isEqualTo("busy"))
                        .withMessageContaining("memory");
            }
            return true;
        });
    }

    @Test
    void addsUpWhatARequestReserves() {
        HeapShare.call(budget(Duration.ZERO), () -> {
            for (var part = 0; part < 5; part++) {
                HeapShare.reserve(MB);
            }
            assertThat(used()).isEqualTo(5 * MB);
            return true;
        });
    }

    @Test
    void returnsMemoryBeforeARequestEnds() {
        HeapShare.call(budget(Duration.ZERO), () -> {
            HeapShare.reserve(6 * MB);
            HeapShare.release(4 * MB);
            assertThat(used()).isEqualTo(2 * MB);
            HeapShare.reserve(8 * MB);
            return true;
        });
        assertThat(used()).isZero();
    }

    @Test
    void letsSmallRequestsPassWhateverOthersHold() {
        var budget = budget(Duration.ZERO);
        HeapShare.call(budget, () -> {
            HeapShare.reserve(10 * MB);
            return reserve(budget, 200_000);
        });
    }

    @Test
    void reservesABodyAsItIsRead() throws IOException {
        var budget = budget(Duration.ZERO);
        var read = HeapShare.<Double, IOException>call(budget, () -> {
            HeapShare.reserving(new ByteArrayInputStream(new byte[(int) (3 * MB)])).readAllBytes();
            return used();
        });
        assertThat(read).isEqualTo(3 * MB);
    }

    @Test
    void countsTheLargestDescriptionAlone() {
        HeapShare.call(budget(Duration.ZERO), () -> {
            HeapShare.reserve(MB);
            Stream.of(2, 4, 3, 4).forEach(size -> HeapShare.reserveForDescription(size * MB));
            assertThat(used()).isEqualTo(5 * MB);
            return true;
        });
        assertThat(used()).isZero();
    }

    @Test
    void returnsDescriptionsAlone() {
        HeapShare.call(budget(Duration.ZERO), () -> {
            HeapShare.reserve(MB);
            HeapShare.reserveForDescription(4 * MB);
            HeapShare.releaseDescriptions();
            assertThat(used()).isEqualTo(MB);
            HeapShare.reserveForDescription(2 * MB);
            assertThat(used()).isEqualTo(3 * MB);
            return true;
        });
        assertThat(used()).isZero();
    }

    @Test
    void readsADescriptionOfAnySizeWhileOthersHoldNothing() {
        var budget = budget(Duration.ZERO);
        HeapShare.call(budget, () -> {
            HeapShare.reserve(MB);
            HeapShare.reserveForDescription(100 * MB);
            assertThat(used()).isEqualTo(10 * MB);
            return assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> HeapShare.call(budget, () -> {
                HeapShare.reserveForDescription(100 * MB);
                return true;
            })).satisfies(e -> assertThat(e.problem().code()).isEqualTo("busy"));
        });
    }

    @Test
    void reservesNothingForAWalkThroughAllThatIsStored() {
        HeapShare.call(budget(Duration.ZERO), () -> HeapShare.callUncounted(() -> {
            HeapShare.reserve(Long.MAX_VALUE);
            HeapShare.reserveForDescription(Long.MAX_VALUE);
            assertThat(used()).isZero();
            return true;
        }));
    }

    @Test
    void reservesNothingOutsideOfRequests() {
        assertThatNoException().isThrownBy(() -> HeapShare.reserve(Long.MAX_VALUE));
    }

    private static boolean reserve(HeapBudget budget, long bytes) {
        return HeapShare.call(budget, () -> {
            HeapShare.reserve(bytes);
            return true;
        });
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
