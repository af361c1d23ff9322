package io.mlpservice.training.run;

import io.mlpservice.platform.job.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.QueryTimeoutException;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

class CourseWatchTest {
    private static final long MOMENT = Duration.ofMillis(250).toNanos();
    private static final long LONG_AFTER = Duration.ofMinutes(1).toNanos();

    private final AtomicBoolean shuttingDown = new AtomicBoolean();
    private long now = 1;
    private int looks;
    private JobState state = JobState.RUNNING;
    private final OutageTolerance outages = new OutageTolerance(UUID.randomUUID(), () -> now, () -> true);
    private final CourseWatch watch = new CourseWatch(this::look, shuttingDown::get, outages);

    private Course look() {
        looks++;
        return Course.of(state, false);
    }

    @ParameterizedTest
    @CsvSource({"RUNNING, GO_ON, GO_ON", "PAUSING, REST, REST", "CANCELLING, GIVE_UP, FINISH",
        "CANCELLED, GIVE_UP, GIVE_UP", "QUEUED, GIVE_UP, GIVE_UP"})
    void followsTheStateOfTheJob(JobState seen, Course course, Course courseIfTheModelIsKept) {
        assertThat(Course.of(seen, false)).isEqualTo(course);
        assertThat(Course.of(seen, true)).isEqualTo(courseIfTheModelIsKept);
    }

    @Test
    void looksAtTheFirstStepAndThenAfterAMoment() {
        watch.at(now);
        watch.at(now + MOMENT - 1);
        assertThat(looks).isEqualTo(1);
        watch.at(now + MOMENT);
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void looksAtOnceWhenAsked() {
        watch.at(now);
        state = JobState.PAUSING;
        assertThat(watch.at(now + 1)).isEqualTo(Course.GO_ON);
        watch.lookNow();
        assertThat(watch.at(now + 1)).isEqualTo(Course.REST);
    }

    @Test
    void staysWithTheFirstCourseThatStops() {
        state = JobState.PAUSING;
        watch.at(now);
        state = JobState.RUNNING;
        assertThat(watch.at(now + LONG_AFTER)).isEqualTo(Course.REST);
        assertThat(watch.course()).isEqualTo(Course.REST);
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void restsWhenTheProcessShutsDownWithoutAskingTheDatabase() {
        shuttingDown.set(true);
        assertThat(watch.at(now)).isEqualTo(Course.REST);
        assertThat(looks).isZero();
    }

    @Test
    void leavesADatabaseAloneThatHasJustFailed() {
        outages.attempt(() -> {
            throw new QueryTimeoutException("no answer");
        });
        assertThat(watch.at(now)).isEqualTo(Course.GO_ON);
        assertThat(looks).isZero();
        now += LONG_AFTER;
        watch.at(now);
        assertThat(looks).isEqualTo(1);
    }
}
