package io.mlpservice.training.run;

import io.mlpservice.training.job.JobPhase;
import io.mlpservice.training.job.JobTimings;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class PhaseClockTest {
    private static final long START = seconds(1_000);
    private final PhaseClock clock = new PhaseClock(START, Duration.ofSeconds(30));

    private static long seconds(long count) {
        return Duration.ofSeconds(count).toNanos();
    }

    @Test
    void startsWithThePreparation() {
        assertThat(clock.phase()).isEqualTo(JobPhase.PREPARING);
        assertThat(clock.timings()).isEqualTo(JobTimings.NONE);
    }

    @Test
    void measuresEveryPhaseAndAddsTheTrainingOfEarlierAttempts() {
        clock.enter(JobPhase.TRAINING, START + seconds(1));
        clock.enter(JobPhase.EVALUATING, START + seconds(3));
        clock.enter(JobPhase.SAVING, START + seconds(7));
        clock.end(START + seconds(20));
        assertThat(clock.phase()).isEqualTo(JobPhase.SAVING);
        assertThat(clock.timings()).isEqualTo(new JobTimings(1.0, 32.0, 4.0));
    }

    @Test
    void doesNotEndAPhaseThatIsEnteredAgain() {
        clock.enter(JobPhase.PREPARING, START + seconds(5));
        clock.enter(JobPhase.TRAINING, START + seconds(6));
        assertThat(clock.timings()).isEqualTo(new JobTimings(6.0, null, null));
    }

    @Test
    void estimatesTheTimeLeftFromTheSpeedSoFar() {
        clock.enter(JobPhase.TRAINING, START);
        assertThat(clock.secondsLeft(0.25, START + seconds(10))).isEqualTo(120);
        assertThat(clock.secondsLeft(1, START + seconds(10))).isZero();
    }

    @Test
    void estimatesNothingBeforeAnythingIsFinished() {
        assertThat(clock.secondsLeft(0, START + seconds(10))).isNull();
    }
}
