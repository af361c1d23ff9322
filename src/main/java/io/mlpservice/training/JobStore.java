package io.mlpservice.training;

import io.mlpservice.model.ModelMetrics;
import io.mlpservice.model.Models;
import io.mlpservice.model.PreparedModel;
import io.mlpservice.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes of the process that trains a job. Each changes the row on condition that the job runs and the attempt is the
 * newest: a process that was believed dead and wakes up again changes nothing.
 */
@Component
class JobStore {
    private static final Logger LOG = LoggerFactory.getLogger(JobStore.class);
    /** How many processes may die of a job before it is given up. */
    private static final int MOST_DEATHS = 3;

    private final JobRepository jobs;
    private final EpochHistory epochs;
    private final Models models;

    JobStore(JobRepository jobs, EpochHistory epochs, Models models) {
        this.jobs = jobs;
        this.epochs = epochs;
        this.models = models;
    }

    /** Begins a new attempt; empty if there is nothing (more) to do for that job. */
    @Transactional
    Optional<StartedJob> start(UUID id, String owner) {
        return jobs.lock(id).flatMap(job -> switch (job.state()) {
            case QUEUED -> Optional.of(begin(job, owner));
            case RUNNING -> restart(job, owner);
            case CANCELLING -> {
                job.cancelled();
                yield Optional.empty();
            }
            case SUCCEEDED, FAILED, CANCELLED -> Optional.empty();
        });
    }

    /** A job that its own process begins again was left running because the database did not answer. */
    private Optional<StartedJob> restart(JobEntity job, String owner) {
        if (owner.equals(job.owner())) {
            return Optional.of(begin(job, owner));
        }
        LOG.warn("Process {} is gone, in the midst of training job {}.", job.owner(), job.id());
        job.died();
        if (job.deaths() >= MOST_DEATHS) {
            job.fail(JobProblems.processDied(job.deaths()), null);
            return Optional.empty();
        }
        return Optional.of(begin(job, owner));
    }

    private StartedJob begin(JobEntity job, String owner) {
        epochs.clear(job.id());
        return job.start(owner);
    }

    /** Writes what a running job has reached; false if the job belongs to another attempt by now. */
    @Transactional
    boolean report(StartedJob started, JobPhase phase, JobProgress progress, JobTimings timings, List<Epoch> finished) {
        if (jobs.report(started.id(), started.attempt(), phase, progress, timings) == 0) {
            return false;
        }
        epochs.append(started.id(), finished);
        return true;
    }

    /** Whether the attempt should stop: cancelled, or no longer the newest. */
    @Transactional(readOnly = true)
    boolean shouldStop(StartedJob started) {
        return jobs.state(started.id(), started.attempt()).filter(JobState.RUNNING::equals).isEmpty();
    }

    /** Publishes the model and ends the job, both or neither; a job that was cancelled meanwhile makes no model. */
    @Transactional
    void succeed(StartedJob started, PreparedModel made, ModelMetrics metrics, JobStopReason reason) {
        jobs.lock(started.id(), started.attempt()).ifPresent(job -> {
            if (job.state() == JobState.CANCELLING) {
                job.cancelled();
            } else {
                job.succeed(models.publish(made), metrics, reason);
            }
        });
    }

    /** Ends the job without a model. */
    @Transactional
    void fail(StartedJob started, Problem problem, @Nullable JobStopReason reason) {
        jobs.lock(started.id(), started.attempt()).ifPresent(job -> {
            if (job.state() == JobState.CANCELLING) {
                job.cancelled();
            } else {
                job.fail(problem, reason);
            }
        });
    }

    /**
     * Ends a cancelled job; one that stopped because its process shuts down goes back to the queue.
     *
     * @return whether the job is queued again
     */
    @Transactional
    boolean stop(StartedJob started) {
        var job = jobs.lock(started.id(), started.attempt());
        job.ifPresent(row -> {
            if (row.state() == JobState.CANCELLING) {
                row.cancelled();
            } else {
                row.handBack();
                epochs.clear(row.id());
            }
        });
        return job.filter(row -> row.state() == JobState.QUEUED).isPresent();
    }
}
