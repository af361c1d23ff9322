package io.mlpservice.scoring.job;

import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.job.JobTakenOverException;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.problem.Problem;
import io.mlpservice.quota.Quotas;
import io.mlpservice.quota.StoredKind;
import io.mlpservice.scoring.result.ResultChunks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.Optional;
import java.util.UUID;

/**
 * The writes of the process that works on a job. Each one but {@link #start} requires that its attempt is the newest and
 * otherwise throws {@link JobTakenOverException}: a process that was presumed dead and wakes up changes nothing.
 */
@Component
public class PredictionJobStore {
    private final PredictionJobRepository jobs;
    private final ResultChunks chunks;
    private final Quotas quotas;

    PredictionJobStore(PredictionJobRepository jobs, ResultChunks chunks, Quotas quotas) {
        this.jobs = jobs;
        this.chunks = chunks;
        this.quotas = quotas;
    }

    /** The owner of a job; empty if there is no such job. */
    @Transactional(readOnly = true)
    public Optional<Owner> owner(UUID id) {
        return jobs.findOwner(id).map(Owner::new);
    }

    /** Starts a new attempt; empty if the job has nothing left to do. */
    @Transactional
    public Optional<StartedScoring> start(UUID id, String process) {
        return jobs.lock(id).flatMap(job -> switch (job.state()) {
            case QUEUED -> Optional.of(job.start(process));
            case RUNNING -> restart(job, process);
            case PAUSING -> {
                job.paused();
                yield Optional.empty();
            }
            case CANCELLING -> {
                cancel(job);
                yield Optional.empty();
            }
            case PAUSED, SUCCEEDED, FAILED, CANCELLED -> Optional.empty();
        });
    }

    private Optional<StartedScoring> restart(PredictionJobEntity job, String process) {
        if (job.isDeadly(process)) {
            end(job, ScoringProblems.processDied(job.deaths()));
            return Optional.empty();
        }
        return Optional.of(job.start(process));
    }

    /** Stores the answers to the next rows together with the progress, so that neither is ever without the other. */
    @Transactional
    public void append(StartedScoring started, int firstRow, byte[] answers, ScoringAdvance advance) {
        lock(started).advance(advance);
        chunks.add(started.id(), firstRow, answers);
        quotas.grown(StoredKind.PREDICTION_JOBS, started.id(), answers.length);
    }

    /** The state of a job. */
    @Transactional(readOnly = true)
    public JobState state(StartedScoring started) {
        return jobs.state(started.id(), started.attempt());
    }

    /** Ends a job whose rows are all done. */
    @Transactional
    public void succeed(StartedScoring started) {
        var job = lock(started);
        if (job.state() == JobState.CANCELLING) {
            cancel(job);
        } else {
            job.succeed();
            quotas.measure(StoredKind.PREDICTION_JOBS, job.id());
        }
    }

    /** Ends a job without a result. */
    @Transactional
    public void fail(StartedScoring started, Problem problem) {
        var job = lock(started);
        if (job.state() == JobState.CANCELLING) {
            cancel(job);
        } else {
            end(job, problem);
        }
    }

    /** Ends or pauses a job as requested. A job whose process shuts down returns to the queue. */
    @Transactional
    public void stop(StartedScoring started) {
        var job = lock(started);
        switch (job.state()) {
            case RUNNING -> job.queue();
            case PAUSING -> job.paused();
            case CANCELLING -> cancel(job);
            case QUEUED, PAUSED, SUCCEEDED, FAILED, CANCELLED -> {
                // It has stopped already.
            }
        }
    }

    private PredictionJobEntity lock(StartedScoring started) {
        return jobs.lock(started.id(), started.attempt());
    }

    private void end(PredictionJobEntity job, Problem problem) {
        job.fail(problem);
        forgetResult(job);
    }

    /** Cancels a job that no process works on; its row is locked. What is done of its result is dropped. */
    void cancel(PredictionJobEntity job) {
        job.cancelled();
        forgetResult(job);
    }

    private void forgetResult(PredictionJobEntity job) {
        chunks.delete(job.id());
        quotas.measure(StoredKind.PREDICTION_JOBS, job.id());
    }

    /** Runs one of two actions on a job's task while the job's row is locked. */
    @Transactional
    public void settle(UUID id, Runnable ifToBeStarted, Runnable otherwise) {
        jobs.settle(id, ifToBeStarted, otherwise);
    }
}
