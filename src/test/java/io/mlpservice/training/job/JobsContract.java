package io.mlpservice.training.job;

import io.mlpservice.platform.job.JobSort;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.paging.PageRequest;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What every database keeps of a job. */
abstract class JobsContract extends StoredJobsContract {
    /** Their statements and their places in the queue would be counted too. */
    @BeforeEach
    void awaitTheJobsOfOtherTests() {
        trainer.awaitRest();
    }

    /** How many statements some work sends to the database; those of others, like the scheduler's, bypass Hibernate. */
    private long statements(Runnable work) {
        var statistics = entities.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        work.run();
        var count = statistics.getPrepareStatementCount();
        statistics.setStatisticsEnabled(false);
        statistics.clear();
        return count;
    }

    @Test
    void keepsWhatWasSubmitted() {
        var job = jobs.get(job());
        assertThat(job.state()).isEqualTo(JobState.QUEUED);
        assertThat(job.warnings()).containsExactly("beware");
        assertThat(job.timings()).isEqualTo(JobTimings.NONE);
        assertThat(job.progress()).isEqualTo(JobProgress.none(EPOCHS));
        assertThat(jobs.get(job.id())).isEqualTo(job);
    }

    @Test
    void reportsWithoutReadingTheJob() {
        var started = store.start(job(), "a").orElseThrow();
        var progress = new JobProgress(3, EPOCHS, 0.3, 1.5, 0.5, 0.75, null, 0.25);
        var timings = new JobTimings(0.5, null, null);
        assertThat(
                statements(() -> store.report(started, new RunReport(JobPhase.TRAINING, progress, timings, List.of()))))
                .isEqualTo(1);
        var job = jobs.get(started.id());
        assertThat(job.phase()).isEqualTo(JobPhase.TRAINING);
        assertThat(job.progress()).isEqualTo(progress);
        assertThat(job.timings()).isEqualTo(timings);
    }

    @Test
    void asksForAllQueuePositionsAndDataSetsOfAPageAtOnce() {
        var ids = Stream.generate(this::job).limit(5).toList();
        var queued = JobFilter.ALL.in(JobState.QUEUED);
        assertThat(statements(() -> jobs.list(queued, JobSort.CREATED_AT, PageRequest.first()))).isEqualTo(3);
        assertThat(jobs.list(queued, JobSort.CREATED_AT, PageRequest.first()).items())
                .extracting(JobSummary::queuePosition)
                .containsExactly(4, 3, 2, 1, 0);
        assertThat(ids).extracting(id -> jobs.get(id).queuePosition()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void keepsEpochsInOrder() {
        var started = store.start(job(), "a").orElseThrow();
        report(started, 1, 2);
        report(started, 3);
        assertThat(jobs.epochs(started.id(), 1, 1))
                .isEqualTo(new EpochPage(List.of(epoch(2)), 2, true));
        assertThat(jobs.epochs(started.id(), 2, 10).items()).extracting(Epoch::epoch).containsExactly(3);
    }

    @Test
    void takesEpochsAgainWhoseWriteWasNeverConfirmed() {
        var started = store.start(job(), "a").orElseThrow();
        report(started, 1, 2);
        report(started, 2, 3);
        assertThat(jobs.epochs(started.id(), 0, 10).items()).extracting(Epoch::epoch).containsExactly(1, 2, 3);
    }

    @Test
    void goesOnWhenResumedBeforeItPaused() {
        var started = store.start(job(), "a").orElseThrow();
        assertThat(jobs.pause(started.id()).job().state()).isEqualTo(JobState.PAUSING);
        assertThat(jobs.resume(started.id()).job().state()).isEqualTo(JobState.RUNNING);
        store.stop(started);
        assertThat(jobs.get(started.id()).state()).isEqualTo(JobState.QUEUED);
        assertThat(store.start(started.id(), "a")).isPresent();
    }

    @Test
    void startsNothingThatIsOverOrGone() {
        var id = job();
        assertThat(jobs.cancel(id).job().state()).isEqualTo(JobState.CANCELLED);
        assertThat(store.start(id, "a")).isEmpty();
        jobs.delete(id);
        assertThat(store.start(id, "a")).isEmpty();
    }
}
