package io.mlpservice.training.run;

import io.mlpservice.engine.pipeline.PipelineListener;
import io.mlpservice.engine.pipeline.PipelinePhase;
import io.mlpservice.engine.training.Checkpoint;
import io.mlpservice.engine.training.EpochReport;
import io.mlpservice.platform.DatabaseFailure;
import io.mlpservice.training.job.Epoch;
import io.mlpservice.training.job.JobPhase;
import io.mlpservice.training.job.JobProgress;
import io.mlpservice.training.job.JobState;
import io.mlpservice.training.job.JobStore;
import io.mlpservice.training.job.JobTakenOverException;
import io.mlpservice.training.job.JobTimings;
import io.mlpservice.training.job.StartedJob;
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
 * Watches one training run: writes its progress and its checkpoints to the job now and then, and stops it when the job is
 * paused or cancelled, belongs to another process, or the process shuts down.
 */
final class JobRecorder implements PipelineListener {
    private static final Logger LOG = LoggerFactory.getLogger(JobRecorder.class);
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /** Training hardly waits for a database that does not answer: it takes seconds to notice that. */
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(5);
    private static final int EPOCHS_A_WRITE = 5_000;
    /** About 30 MB of them; then the job is handed back, to go on from its checkpoint when the database answers again. */
    private static final int MOST_UNWRITTEN_EPOCHS = 500_000;
    /** Training takes at least so many times as long as writing its checkpoints. */
    private static final int TRAINING_FOR_CHECKPOINTS = 20;

    /** What the run should do. */
    private enum Course {
        GO_ON,
        /** Stop at a checkpoint. */
        REST,
        /** Stop with the best parameters so far. */
        FINISH,
        /** Stop at once. */
        GIVE_UP
    }

    private final StartedJob job;
    private final JobStore store;
    private final Duration checkpointInterval;
    private final BooleanSupplier shuttingDown;
    private final TrainingMetrics metrics;
    private final EpochMeter meter;
    private final List<Epoch> unwritten = new ArrayList<>();
    private volatile boolean lookNow = true;

    private Course course = Course.GO_ON;
    private JobPhase phase = JobPhase.PREPARING;
    private JobProgress progress;
    private JobTimings timings = JobTimings.NONE;
    private long phaseStart = System.nanoTime();
    private long lastWrite = phaseStart;
    private long lastLook = phaseStart;
    private long lastCheckpoint = phaseStart;
    private @Nullable Long lastFailure;
    private volatile double rowsPerSecond;
    private Duration untilCheckpoint;

    JobRecorder(StartedJob job, JobStore store, Duration checkpointInterval, BooleanSupplier shuttingDown,
            TrainingMetrics metrics) {
        this.job = job;
        this.store = store;
        this.checkpointInterval = checkpointInterval;
        this.untilCheckpoint = checkpointInterval;
        this.shuttingDown = shuttingDown;
        this.metrics = metrics;
        this.meter = new EpochMeter(metrics);
        this.progress = job.progress();
    }

    /** Has the run look at its next step whether it is still wanted; may be called on any thread. */
    void look() {
        lookNow = true;
    }

    /** Of the last epoch; may be asked on any thread. */
    double rowsPerSecond() {
        return rowsPerSecond;
    }

    @Override
    public void trainingBegins(int rows) {
        meter.start(rows);
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
            phaseStart = next == JobPhase.TRAINING ? now - job.trained().toNanos() : now;
        }
        tryToWrite(now, null);
    }

    /**
     * Begins to save the model, when everything else is written.
     *
     * @throws DataAccessException if the database does not answer
     * @throws JobTakenOverException if the job is another process's by now
     */
    void save() {
        var now = System.nanoTime();
        endPhase(now);
        phase = JobPhase.SAVING;
        write(now, null);
    }

    /**
     * Ends the last phase, whatever came of it, and writes everything that is not written yet.
     *
     * @throws DataAccessException if the database does not answer
     * @throws JobTakenOverException if the job is another process's by now
     */
    void finish() {
        var now = System.nanoTime();
        endPhase(now);
        write(now, null);
    }

    @Override
    public void progress(int epoch, double fraction) {
        var now = System.nanoTime();
        if (isOver(BETWEEN_WRITES, lastWrite, now)) {
            progress = progress.at(fraction, secondsLeft(fraction, now));
            tryToWrite(now, null);
        }
    }

    @Override
    public void epochFinished(EpochReport report) {
        var epoch = Epoch.of(report);
        unwritten.add(epoch);
        var now = System.nanoTime();
        meter.epochFinished(now);
        rowsPerSecond = report.rowsPerSecond().orElse(rowsPerSecond);
        progress = progress.after(epoch);
        progress = progress.at(progress.fraction(), secondsLeft(progress.fraction(), now));
        if (unwritten.size() % EPOCHS_A_WRITE == 0 || isOver(BETWEEN_WRITES, lastWrite, now)) {
            tryToWrite(now, null);
        }
    }

    @Override
    public boolean keepsBest() {
        return course == Course.FINISH;
    }

    @Override
    public boolean checkpointDue() {
        return switch (course) {
            case GO_ON -> isOver(untilCheckpoint, lastCheckpoint, System.nanoTime());
            case REST -> true;
            case FINISH, GIVE_UP -> false;
        };
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) {
        var begin = System.nanoTime();
        var bytes = checkpoint.toBytes();
        meter.exclude(System.nanoTime() - begin);
        tryToWrite(begin, bytes);
        lastCheckpoint = System.nanoTime();
        var duration = Duration.ofNanos(lastCheckpoint - begin);
        metrics.checkpointWritten(duration, bytes.length);
        var cost = duration.multipliedBy(TRAINING_FOR_CHECKPOINTS);
        untilCheckpoint = cost.compareTo(checkpointInterval) > 0 ? cost : checkpointInterval;
    }

    @Override
    public boolean cancelRequested() {
        var now = System.nanoTime();
        if (course == Course.GO_ON && (lookNow || isOver(BETWEEN_LOOKS, lastLook, now))) {
            lookNow = false;
            lastLook = now;
            course = wanted();
        }
        return course != Course.GO_ON;
    }

    private Course wanted() {
        if (shuttingDown.getAsBoolean()) {
            return Course.REST;
        }
        if (hasJustFailed()) {
            return Course.GO_ON;
        }
        try {
            return course(store.state(job));
        } catch (DataAccessException | TransactionException e) {
            tolerate(e);
            return Course.GO_ON;
        }
    }

    private Course course(JobState state) {
        return switch (state) {
            case RUNNING -> Course.GO_ON;
            case PAUSING -> Course.REST;
            case CANCELLING -> job.keepsModelOnCancel() ? Course.FINISH : Course.GIVE_UP;
            default -> Course.GIVE_UP;
        };
    }

    private void tryToWrite(long now, byte @Nullable [] checkpoint) {
        if (course == Course.GO_ON && hasJustFailed()) {
            return;
        }
        var begin = System.nanoTime();
        try {
            write(now, checkpoint);
        } catch (DataAccessException | TransactionException e) {
            tolerate(e);
        } finally {
            meter.exclude(System.nanoTime() - begin);
        }
    }

    private boolean hasJustFailed() {
        return lastFailure != null && !isOver(BETWEEN_FAILURES, lastFailure, System.nanoTime());
    }

    /** Training goes on without the database for a while; the next write brings what this one did not. */
    private void tolerate(RuntimeException failure) {
        if (!DatabaseFailure.mayPass(failure) || unwritten.size() > MOST_UNWRITTEN_EPOCHS) {
            throw failure;
        }
        lastFailure = System.nanoTime();
        LOG.warn("The database does not answer training job {}, which goes on: {}", job.id(), failure.toString());
    }

    private void endPhase(long now) {
        timings = timings.with(phase, seconds(phaseStart, now));
    }

    private void write(long now, byte @Nullable [] checkpoint) {
        if (checkpoint == null) {
            store.report(job, phase, progress, timings, unwritten);
        } else {
            store.report(job, phase, progress, timings, unwritten, checkpoint);
        }
        unwritten.clear();
        lastWrite = now;
    }

    private @Nullable Double secondsLeft(double fraction, long now) {
        return fraction > 0 ? seconds(phaseStart, now) / fraction * (1 - fraction) : null;
    }

    private static boolean isOver(Duration duration, long since, long now) {
        return now - since >= duration.toNanos();
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
