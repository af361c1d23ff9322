package io.mlpservice.training.run;

import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.pipeline.PipelineListener;
import io.mlpservice.engine.pipeline.PipelinePhase;
import io.mlpservice.engine.training.Checkpoint;
import io.mlpservice.engine.training.EpochReport;
import io.mlpservice.engine.training.SnapshotEpochs;
import io.mlpservice.platform.job.JobTakenOverException;
import io.mlpservice.training.job.Epoch;
import io.mlpservice.training.job.JobPhase;
import io.mlpservice.training.job.JobProgress;
import io.mlpservice.training.job.JobStore;
import io.mlpservice.training.job.RunReport;
import io.mlpservice.training.job.StartedJob;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Connects one training run with its job: writes progress and checkpoints to the database, and stops the run when the job
 * is paused or cancelled, belongs to another process, or this process shuts down.
 */
final class JobRecorder implements PipelineListener {
    private static final Logger LOG = LoggerFactory.getLogger(JobRecorder.class);

    private final StartedJob job;
    private final JobStore store;
    private final TrainingMetrics metrics;
    private final EpochMeter meter;
    private final PhaseClock phases;
    private final EpochBacklog backlog;
    private final SnapshotBacklog snapshots;
    private final CheckpointSchedule checkpoints;
    private final OutageTolerance outages;
    private final CourseWatch watch;

    private JobProgress progress;
    private @Nullable Function<NetworkState, TrainedModel> models;
    private FitShare share = FitShare.WHOLE;
    /** The share of the fits that earlier attempts finished. */
    private double finishedBefore;
    private volatile double rowsPerSecond;

    JobRecorder(StartedJob job, JobStore store, Duration checkpointInterval, BooleanSupplier shuttingDown,
            TrainingMetrics metrics) {
        var now = System.nanoTime();
        this.job = job;
        this.store = store;
        this.metrics = metrics;
        this.meter = new EpochMeter(metrics);
        this.phases = new PhaseClock(now, job.trained());
        this.backlog = new EpochBacklog(now);
        this.snapshots = new SnapshotBacklog(job.configuration());
        this.checkpoints = new CheckpointSchedule(checkpointInterval, now);
        this.outages = new OutageTolerance(job.id(), System::nanoTime, () -> !backlog.isFull() && !snapshots.isFull());
        this.watch = new CourseWatch(() -> Course.of(store.state(job), job.keepsModelOnCancel()), shuttingDown,
                outages);
        this.progress = job.progress();
    }

    /** Makes the run check at its next step whether it should go on; any thread may call this. */
    void look() {
        watch.lookNow();
    }

    /** Training rows per second of the last epoch; any thread may call this. */
    double rowsPerSecond() {
        return rowsPerSecond;
    }

    /** Finished epochs of the fit that makes the model. */
    int epoch() {
        return progress.epoch();
    }

    /** Begins one of several fits; the first of this attempt has to wait for no other. */
    void begin(FitShare fit, boolean first) {
        share = fit;
        finishedBefore = first ? fit.of(0) : finishedBefore;
    }

    @Override
    public void trainingBegins(int rows, Function<NetworkState, TrainedModel> ofRun) {
        meter.start(rows);
        models = ofRun;
    }

    /** After a cross-validation the preparation of the model is part of the training. */
    @Override
    public void phase(PipelinePhase next) {
        if (next == PipelinePhase.PREPARING && phases.phase() != JobPhase.PREPARING) {
            return;
        }
        var now = System.nanoTime();
        phases.enter(JobPhase.of(next), now);
        tryToWrite(now, null);
    }

    /**
     * Begins the phase of saving the model and writes everything that is not written yet.
     *
     * @throws DataAccessException if the database does not answer
     * @throws JobTakenOverException if another process took over the job
     */
    void save() {
        var now = System.nanoTime();
        phases.enter(JobPhase.SAVING, now);
        write(now, null);
    }

    /**
     * Ends the last phase and writes everything that is not written yet.
     *
     * @throws DataAccessException if the database does not answer
     * @throws JobTakenOverException if another process took over the job
     */
    void finish() {
        var now = System.nanoTime();
        phases.end(now);
        write(now, null);
    }

    @Override
    public void progress(int epoch, double fraction) {
        var now = System.nanoTime();
        if (backlog.isDue(now)) {
            advance(fraction, now);
            tryToWrite(now, null);
        }
    }

    @Override
    public void epochFinished(EpochReport report) {
        var now = System.nanoTime();
        var epoch = Epoch.of(report);
        var isEnough = backlog.add(epoch);
        measure(report, now);
        progress = progress.after(epoch);
        advance(progress.fraction(), now);
        if (isEnough || snapshots.isLarge() || backlog.isDue(now)) {
            tryToWrite(now, null);
        }
    }

    @Override
    public SnapshotEpochs snapshotEpochs() {
        return snapshots.epochs();
    }

    @Override
    public void snapshot(int epoch, NetworkState state) {
        var begin = System.nanoTime();
        snapshots.add(epoch, Objects.requireNonNull(models).apply(state));
        meter.exclude(System.nanoTime() - begin);
    }

    /** Measures the speed of an epoch. */
    void measure(EpochReport report, long now) {
        meter.epochFinished(now);
        rowsPerSecond = report.rowsPerSecond().orElse(rowsPerSecond);
    }

    private void advance(double fractionOfFit, long now) {
        var fraction = share.of(fractionOfFit);
        progress = progress.at(fraction,
                phases.secondsLeft((fraction - finishedBefore) / (1 - finishedBefore), now));
    }

    @Override
    public boolean keepsBest() {
        return watch.course() == Course.FINISH;
    }

    @Override
    public void startsOver() {
        LOG.warn("Training job {} starts over at its first epoch: its checkpoint keeps weights in another order.",
                job.id());
        progress = JobProgress.none(progress.epochs());
    }

    @Override
    public boolean checkpointDue() {
        return switch (watch.course()) {
            case GO_ON -> checkpoints.isDue(System.nanoTime());
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
        var end = System.nanoTime();
        checkpoints.written(begin, end);
        metrics.checkpointWritten(Duration.ofNanos(end - begin), bytes.length);
    }

    @Override
    public boolean cancelRequested() {
        return watch.at(System.nanoTime()) != Course.GO_ON;
    }

    /** Writes, unless the database does not answer; the next write then brings what this one could not. */
    private void tryToWrite(long now, byte @Nullable [] checkpoint) {
        if (watch.course() == Course.GO_ON && outages.hasJustBegun()) {
            return;
        }
        var begin = System.nanoTime();
        try {
            outages.attempt(() -> write(now, checkpoint));
        } finally {
            meter.exclude(System.nanoTime() - begin);
        }
    }

    private void write(long now, byte @Nullable [] checkpoint) {
        store.report(job, new RunReport(phases.phase(), progress, phases.timings(), backlog.epochs(),
                snapshots.runModel(), snapshots.taken(), checkpoint));
        backlog.written(now);
        snapshots.written();
    }
}
