package io.mlpservice.training;

import io.mlpservice.engine.pipeline.PipelineListener;
import io.mlpservice.engine.pipeline.PipelinePhase;
import io.mlpservice.engine.training.EpochReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Watches one training run: writes its progress to the job now and then, and stops it when the job is cancelled, belongs
 * to another process, or the process shuts down.
 */
final class JobRecorder implements PipelineListener {
    private static final Logger LOG = LoggerFactory.getLogger(JobRecorder.class);
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int EPOCHS_A_WRITE = 5_000;

    private final StartedJob job;
    private final JobStore store;
    private final BooleanSupplier shuttingDown;
    private final List<Epoch> unwritten = new ArrayList<>();
    private volatile boolean stopped;

    private JobPhase phase = JobPhase.PREPARING;
    private JobProgress progress;
    private JobTimings timings = JobTimings.NONE;
    private @Nullable Epoch latest;
    private long phaseStart = System.nanoTime();
    private long lastWrite = phaseStart;
    private long lastLook = phaseStart;

    JobRecorder(StartedJob job, JobStore store, BooleanSupplier shuttingDown) {
        this.job = job;
        this.store = store;
        this.shuttingDown = shuttingDown;
        this.progress = JobProgress.none(job.epochs());
    }

    /** Asks the run to stop at its next step; may be called on any thread. */
    void stop() {
        stopped = true;
    }

    @Override
    public void phase(PipelinePhase next) {
        enter(JobPhase.of(next));
    }

    /** Ends the phase before and writes everything that is not written yet, unless the database does not answer. */
    private void enter(JobPhase next) {
        var now = System.nanoTime();
        if (next != phase) {
            endPhase(now);
            phase = next;
            phaseStart = now;
        }
        tryToWrite(now);
    }

    /**
     * Begins to save the model, when everything else is written.
     *
     * @throws DataAccessException if the database does not answer
     */
    void save() {
        var now = System.nanoTime();
        endPhase(now);
        phase = JobPhase.SAVING;
        write(now);
    }

    /**
     * Ends the last phase, whatever came of it, and writes everything that is not written yet.
     *
     * @throws DataAccessException if the database does not answer
     */
    void finish() {
        var now = System.nanoTime();
        endPhase(now);
        write(now);
    }

    @Override
    public void progress(int epoch, double fraction) {
        var now = System.nanoTime();
        if (isOver(BETWEEN_WRITES, lastWrite, now)) {
            progress = at(fraction, now);
            tryToWrite(now);
        }
    }

    @Override
    public void epochFinished(EpochReport report) {
        var epoch = Epoch.of(report);
        latest = epoch;
        unwritten.add(epoch);
        var now = System.nanoTime();
        progress = at((double) report.epoch() / progress.epochs(), now);
        if (unwritten.size() % EPOCHS_A_WRITE == 0 || isOver(BETWEEN_WRITES, lastWrite, now)) {
            tryToWrite(now);
        }
    }

    @Override
    public boolean cancelRequested() {
        var now = System.nanoTime();
        if (!stopped && isOver(BETWEEN_LOOKS, lastLook, now)) {
            lastLook = now;
            stopped = shuttingDown.getAsBoolean() || isUnwanted();
        }
        return stopped;
    }

    private boolean isUnwanted() {
        try {
            return store.shouldStop(job);
        } catch (DataAccessException | TransactionException e) {
            tolerate(e);
            return false;
        }
    }

    private void tryToWrite(long now) {
        try {
            write(now);
        } catch (DataAccessException | TransactionException e) {
            tolerate(e);
            lastWrite = now;
        }
    }

    /** Training goes on without the database for a while; the next write brings what this one did not. */
    private void tolerate(RuntimeException failure) {
        if (!DatabaseFailure.mayPass(failure)) {
            throw failure;
        }
        LOG.warn("The database does not answer training job {}, which goes on: {}", job.id(), failure.toString());
    }

    private void endPhase(long now) {
        timings = timings.with(phase, seconds(phaseStart, now));
    }

    private void write(long now) {
        if (!store.report(job, phase, progress, timings, unwritten)) {
            stop();
        }
        unwritten.clear();
        lastWrite = now;
    }

    private JobProgress at(double fraction, long now) {
        var left = fraction > 0 ? seconds(phaseStart, now) / fraction * (1 - fraction) : null;
        var epoch = latest;
        return epoch == null
                ? new JobProgress(0, progress.epochs(), fraction, left, null, null, null)
                : new JobProgress(epoch.epoch(), progress.epochs(), fraction, left, epoch.trainingLoss(),
                        epoch.validationLoss(), epoch.validationScore());
    }

    private static boolean isOver(Duration duration, long since, long now) {
        return now - since >= duration.toNanos();
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
