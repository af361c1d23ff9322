package io.mlpservice.training.run;

import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class CheckpointScheduleTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long START = 7 * SECOND;
    private final CheckpointSchedule schedule = new CheckpointSchedule(Duration.ofSeconds(10), START);

    @Test
    void isDueAfterItsInterval() {
        assertThat(schedule.isDue(START + 10 * SECOND - 1)).isFalse();
        assertThat(schedule.isDue(START + 10 * SECOND)).isTrue();
    }

    @Test
    void startsAgainWhenACheckpointWasWritten() {
        schedule.written(START + 10 * SECOND, START + 10 * SECOND + 1);
        assertThat(schedule.isDue(START + 20 * SECOND)).isFalse();
        assertThat(schedule.isDue(START + 20 * SECOND + 1)).isTrue();
    }

    @Test
    void leavesTwentyTimesAsMuchTimeForTrainingAsASlowCheckpointTook() {
        schedule.written(START, START + 3 * SECOND);
        assertThat(schedule.isDue(START + 63 * SECOND - 1)).isFalse();
        assertThat(schedule.isDue(START + 63 * SECOND)).isTrue();
        schedule.written(START + 63 * SECOND, START + 63 * SECOND);
        assertThat(schedule.isDue(START + 73 * SECOND)).isTrue();
    }
}
