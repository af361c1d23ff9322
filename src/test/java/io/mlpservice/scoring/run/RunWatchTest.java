package io.mlpservice.scoring.run;

import io.mlpservice.platform.job.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class RunWatchTest {
    private JobState state = JobState.RUNNING;
    private boolean shuttingDown;
    private long now;
    private int looks;
    private final RunWatch watch = new RunWatch(this::look, () -> shuttingDown, () -> now);

    private JobState look() {
        looks++;
        return state;
    }

    @Test
    void asksTheDatabaseAFewTimesASecond() {
        for (now = 0; now < Duration.ofSeconds(1).toNanos(); now += Duration.ofMillis(1).toNanos()) {
            assertThat(watch.goesOn()).isTrue();
        }
        assertThat(looks).isEqualTo(3);
    }

    @Test
    void asksAtOnceWhereItHasTo() {
        state = JobState.CANCELLING;
        assertThat(watch.goesOn()).isTrue();
        assertThat(watch.look()).isFalse();
        assertThat(watch.goesOn()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RUNNING")
    void stopsInEveryOtherState(JobState other) {
        state = other;
        assertThat(watch.look()).isFalse();
    }

    @Test
    void stopsForGood() {
        shuttingDown = true;
        assertThat(watch.look()).isFalse();
        shuttingDown = false;
        assertThat(watch.look()).isFalse();
        assertThat(looks).isZero();
    }
}
