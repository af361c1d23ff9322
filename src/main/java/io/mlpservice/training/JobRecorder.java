package io.mlpservice.training;

import io.mlpservice.engine.pipeline.PipelineListener;
import io.mlpservice.engine.pipeline.PipelinePhase;
import io.mlpservice.engine.training.EpochReport;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Watches one training run: writes its progress to the job now and then, and stops it when the job is cancelled, belongs
 * to another process, or the process shuts down.
 */
final class JobRecorder implements PipelineListener {
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int MOST_EPOCHS_KEPT = 5_000;

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

    /** Ends the phase before and writes everything that is not written yet. */
    void enter(JobPhase next) {
        var now = System.nanoTime();
        if (next != phase) {
            timings = timings.with(phase, seconds(phaseStart, now));
            phase = next;
            phaseStart = now;
        }
        write(now);
    }

    /** Ends the last phase, whatever came of it, and writes everything that is not written yet. */
    void finish() {
        var now = System.nanoTime();
        timings = timings.with(phase, seconds(phaseStart, now));
        write(now);
    }

    @Override
    public void progress(int epoch, double fraction) {
        var now = System.nanoTime();
        if (isOver(BETWEEN_WRITES, lastWrite, now)) {
            progress = at(fraction, now);
            write(now);
        }
    }

    @Override
    public void epochFinished(EpochReport report) {
        var epoch = Epoch.of(report);
        latest = epoch;
        unwritten.add(epoch);
        var now = System.nanoTime();
        progress = at((double) report.epoch() / progress.epochs(), now);
        if (unwritten.size() >= MOST_EPOCHS_KEPT || isOver(BETWEEN_WRITES, lastWrite, now)) {
            write(now);
        }
    }

    @Override
    public boolean cancelRequested() {
        var now = System.nanoTime();
        if (!stopped && isOver(BETWEEN_LOOKS, lastLook, now)) {
            lastLook = now;
            stopped = shuttingDown.getAsBoolean() || store.shouldStop(job);
        }
        return stopped;
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
