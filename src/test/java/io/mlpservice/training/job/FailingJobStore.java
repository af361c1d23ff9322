package io.mlpservice.training.job;

import io.mlpservice.metric.ModelMetrics;
import io.mlpservice.metric.SampleMetrics;
import io.mlpservice.model.Models;
import io.mlpservice.model.PreparedModel;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.problem.Problem;
import io.mlpservice.quota.Quotas;
import io.mlpservice.quota.TrainingTimes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A store whose writes fail as a test says. */
public class FailingJobStore extends JobStore {
    /** What the next report of epochs fails with, once. */
    @Nullable
    public DataAccessException reporting;
    /** What every saving of a model fails with. */
    @Nullable
    public DataAccessException saving;
    /** The fit whose end cannot be written. */
    public int lostFit = -1;
    /** What every stop of a job fails with. */
    @Nullable
    public DataAccessException stopping;

    private final JobStore store;

    public FailingJobStore(BeanFactory beans) {
        super(beans.getBean(JobRepository.class), beans.getBean(EpochHistory.class), beans.getBean(Checkpoints.class),
                beans.getBean(FinishedFits.class), beans.getBean(Snapshots.class), beans.getBean(Models.class),
                beans.getBean(Quotas.class), beans.getBean(TrainingTimes.class));
        this.store = beans.getBean(JobStore.class);
    }

    @Override
    public Optional<StartedJob> start(UUID job, String process) {
        return store.start(job, process);
    }

    @Override
    public void report(StartedJob started, RunReport report) {
        if (reporting != null && !report.epochs().isEmpty()) {
            var failure = reporting;
            reporting = null;
            throw failure;
        }
        store.report(started, report);
    }

    @Override
    public void fitFinished(StartedJob started, int fit, SampleMetrics metrics) {
        if (fit == lostFit) {
            throw new DataAccessResourceFailureException("gone");
        }
        store.fitFinished(started, fit, metrics);
    }

    @Override
    public List<SampleMetrics> finishedFits(StartedJob started) {
        return store.finishedFits(started);
    }

    @Override
    public JobState state(StartedJob started) {
        return store.state(started);
    }

    @Override
    public void succeed(StartedJob started, PreparedModel made, ModelMetrics metrics, JobStopReason reason) {
        if (saving != null) {
            throw saving;
        }
        store.succeed(started, made, metrics, reason);
    }

    @Override
    public void fail(StartedJob started, Problem problem, @Nullable JobStopReason reason) {
        store.fail(started, problem, reason);
    }

    @Override
    public void stop(StartedJob started) {
        if (stopping != null) {
            throw stopping;
        }
        store.stop(started);
    }
}
