package io.mlpservice.training.job;

import io.mlpservice.engine.matrix.Kernels;
import io.mlpservice.engine.training.Checkpoint;
import io.mlpservice.metric.ModelMetrics;
import io.mlpservice.metric.SampleMetrics;
import io.mlpservice.model.Models;
import io.mlpservice.model.PreparedModel;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.job.JobTakenOverException;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.problem.Problem;
import io.mlpservice.quota.Quotas;
import io.mlpservice.quota.StoredKind;
import io.mlpservice.quota.TrainingTimes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The writes of the process that trains a job. Each one but {@link #start} requires that its attempt is the newest and
 * otherwise throws {@link JobTakenOverException}: a process that was presumed dead and wakes up changes nothing.
 */
@Component
public class JobStore {
    private static final Logger LOG = LoggerFactory.getLogger(JobStore.class);

    private final JobRepository jobs;
    private final EpochHistory epochs;
    private final Checkpoints checkpoints;
    private final FinishedFits fits;
    private final Snapshots snapshots;
    private final Models models;
    private final Quotas quotas;
    private final TrainingTimes times;

    JobStore(JobRepository jobs, EpochHistory epochs, Checkpoints checkpoints, FinishedFits fits, Snapshots snapshots,
            Models models, Quotas quotas, TrainingTimes times) {
        this.jobs = jobs;
        this.epochs = epochs;
        this.checkpoints = checkpoints;
        this.fits = fits;
        this.snapshots = snapshots;
        this.models = models;
        this.quotas = quotas;
        this.times = times;
    }

    /** The owner of a job; empty if there is no such job. */
    @Transactional(readOnly = true)
    public Optional<Owner> owner(UUID id) {
        return jobs.findOwner(id).map(Owner::new);
    }

    /** Starts a new attempt; empty if the job has nothing left to do. */
    @Transactional
    public Optional<StartedJob> start(UUID id, String process) {
        return jobs.lock(id).flatMap(job -> switch (job.state()) {
            case QUEUED -> Optional.of(begin(job, process));
            case RUNNING -> restart(job, process);
            case PAUSING -> {
                job.paused();
                yield Optional.empty();
            }
            case CANCELLING -> finish(job, process);
            case PAUSED, SUCCEEDED, FAILED, CANCELLED -> Optional.empty();
        });
    }

    private Optional<StartedJob> restart(JobEntity job, String process) {
        if (job.isDeadly(process)) {
            job.fail(JobProblems.processDied(job.deaths()), null);
            forget(job);
            return Optional.empty();
        }
        return Optional.of(begin(job, process));
    }

    /** A cancelled job starts once more if its checkpoint is to become a model. */
    private Optional<StartedJob> finish(JobEntity job, String process) {
        if (!isWorthKeeping(job) || job.isDeadly(process)) {
            cancel(job);
            return Optional.empty();
        }
        return Optional.of(begin(job, process));
    }

    /** Whether a cancelled job still has a model to make. */
    boolean isWorthKeeping(JobEntity job) {
        return job.keepsModelOnCancel() && checkpoints.exists(job.id());
    }

    /** Epochs after the checkpoint are kept until the same ones are written again. */
    private StartedJob begin(JobEntity job, String process) {
        var checkpoint = checkpoints.read(job.id());
        var finished = checkpoint.map(Checkpoint::epochs).orElse(0);
        checkpoint.ifPresent(
                found -> LOG.info("Training job {} resumes after {} epochs.", job.id(), found.epochs()));
        checkpoint.map(Checkpoint::kernels).filter(kernels -> !kernels.equals(Kernels.inUse()))
                .ifPresent(kernels -> job.warn(JobWarnings.resumedOnOtherKernels(kernels)));
        var none = JobProgress.none(job.progress().epochs());
        var reached = epochs.lastUpTo(job.id(), finished).map(measured -> none.at(finished, measured)).orElse(none);
        var started = job.start(process, checkpoint, reached.after(fits.count(job.id()), job.fits()));
        times.begin(started.id(), started.attempt());
        return started;
    }

    /** Stores the schema of a job that was submitted without one. */
    @Transactional
    public void complete(StartedJob started, TrainingSchema derived) {
        lock(started).derived(derived);
    }

    /**
     * Writes the progress of a running job in one transaction, so that a checkpoint never lacks the epochs and snapshots
     * before it.
     */
    @Transactional
    public void report(StartedJob started, RunReport report) {
        if (jobs.report(started.id(), started.attempt(), report.phase(), report.progress(), report.timings(),
                report.lastEpoch()) == 0) {
            throw new JobTakenOverException(started.id(), started.attempt());
        }
        epochs.record(started.id(), report.epochs(), report.epochsOfSnapshots());
        snapshots.record(started.id(), report);
        if (report.checkpoint() != null) {
            checkpoints.write(started.id(), report.checkpoint());
            quotas.measure(StoredKind.TRAINING_JOBS, started.id());
            jobs.forgetDeaths(started.id());
        }
        times.extend(started.id(), started.attempt());
    }

    /** Keeps the metrics of a fit of a cross-validation, which counts from 0, until the job is over. */
    @Transactional
    public void fitFinished(StartedJob started, int fit, SampleMetrics metrics) {
        lock(started);
        fits.add(started.id(), fit, metrics);
        jobs.forgetDeaths(started.id());
    }

    /** The metrics of the finished fits of a cross-validation, in order. */
    @Transactional(readOnly = true)
    public List<SampleMetrics> finishedFits(StartedJob started) {
        return fits.of(started.id());
    }

    @Transactional(readOnly = true)
    public JobState state(StartedJob started) {
        return jobs.state(started.id(), started.attempt());
    }

    /**
     * Publishes the model and ends the job in one transaction. A job cancelled in the meantime makes no model unless it
     * keeps one.
     */
    @Transactional
    public void succeed(StartedJob started, PreparedModel made, ModelMetrics metrics, JobStopReason reason) {
        var job = lock(started);
        if (job.state() != JobState.CANCELLING) {
            job.succeed(models.publish(made, job.annotations()), metrics, made.made().crossValidation(),
                    reason);
        } else if (job.keepsModelOnCancel()) {
            job.cancelled(models.publish(made, job.annotations()), metrics, made.made().crossValidation());
        } else {
            job.cancelled();
        }
        forget(job);
    }

    /** Adds a warning that arose while the job ran. */
    @Transactional
    public void warn(StartedJob started, String warning) {
        lock(started).warn(warning);
    }

    /** Ends the job without a model. */
    @Transactional
    public void fail(StartedJob started, Problem problem, @Nullable JobStopReason reason) {
        var job = lock(started);
        if (job.state() == JobState.CANCELLING) {
            job.cancelled();
        } else {
            job.fail(problem, reason);
        }
        forget(job);
    }

    /**
     * Ends or pauses a job as requested. A job whose process shuts down returns to the queue. A cancelled job that
     * keeps its model stays as it is until the next start, and so does a job whose end was committed but not confirmed.
     */
    @Transactional
    public void stop(StartedJob started) {
        var job = lock(started);
        switch (job.state()) {
            case RUNNING -> job.queue();
            case PAUSING -> job.paused();
            case CANCELLING -> {
                if (!isWorthKeeping(job)) {
                    cancel(job);
                }
            }
            case QUEUED, PAUSED, SUCCEEDED, FAILED, CANCELLED -> {
                // It has stopped already.
            }
        }
    }

    private JobEntity lock(StartedJob started) {
        var job = jobs.lock(started.id(), started.attempt());
        times.extend(started.id(), started.attempt());
        return job;
    }

    /** Cancels a job that no process trains; its row is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    void cancel(JobEntity job) {
        job.cancelled();
        forget(job);
    }

    /** Deletes the checkpoint, the finished fits, and the epochs and snapshots of a longer, earlier attempt. */
    private void forget(JobEntity job) {
        checkpoints.delete(job.id());
        fits.delete(job.id());
        epochs.clearAfter(job.id(), job.progress().epoch());
        snapshots.clearAfter(job.id(), job.progress().epoch());
        quotas.measure(StoredKind.TRAINING_JOBS, job.id());
    }

    /** Runs one of two actions on a job's task while the job's row is locked. */
    @Transactional
    public void settle(UUID id, Runnable ifToBeStarted, Runnable otherwise) {
        jobs.settle(id, ifToBeStarted, otherwise);
    }
}
