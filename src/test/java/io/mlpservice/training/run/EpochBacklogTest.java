package io.mlpservice.training.run;

import io.mlpservice.training.job.Epoch;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class EpochBacklogTest {
    private static final long INTERVAL = Duration.ofMillis(500).toNanos();
    private final EpochBacklog backlog = new EpochBacklog(0);

    private static Epoch epoch(int number) {
        return new Epoch(number, 0.5, null, null, null, 0.1, null, null, null);
    }

    @Test
    void keepsEpochsInOrderUntilTheyAreWritten() {
        backlog.add(epoch(1));
        backlog.add(epoch(2));
        assertThat(backlog.epochs()).containsExactly(epoch(1), epoch(2));
        backlog.written(1);
        assertThat(backlog.epochs()).isEmpty();
    }

    @Test
    void isDueHalfASecondAfterTheLastWrite() {
        assertThat(backlog.isDue(INTERVAL - 1)).isFalse();
        assertThat(backlog.isDue(INTERVAL)).isTrue();
        backlog.written(INTERVAL);
        assertThat(backlog.isDue(INTERVAL + 1)).isFalse();
    }

    @Test
    void hasEnoughForAWriteAtEveryFiveThousandthEpoch() {
        assertThat(IntStream.rangeClosed(1, 12_000).filter(number -> backlog.add(epoch(number))))
                .containsExactly(5_000, 10_000);
    }

    @Test
    void isFullAfterHalfAMillionEpochs() {
        IntStream.rangeClosed(1, 500_000).forEach(number -> backlog.add(epoch(number)));
        assertThat(backlog.isFull()).isFalse();
        backlog.add(epoch(500_001));
        assertThat(backlog.isFull()).isTrue();
        backlog.written(1);
        assertThat(backlog.isFull()).isFalse();
    }
}
