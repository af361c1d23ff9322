package io.mlpservice.training.job;

import io.mlpservice.configuration.ConfigurationColumn;
import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.training.Checkpoint;
import io.mlpservice.metric.CrossValidationMetrics;
import io.mlpservice.metric.ModelMetrics;
import io.mlpservice.model.CrossValidationColumn;
import io.mlpservice.model.MetricsColumn;
import io.mlpservice.platform.Problem;
import io.mlpservice.platform.job.JobState;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A row of {@code training_job}. The row is the truth about a job; the queue only triggers a look at it. */
@Entity
@DynamicUpdate
@Table(name = "training_job")
class JobEntity {
    @Id
    private UUID id;
    private UUID datasetId;
    @Column(name = "dataset_sha256")
    private String datasetSha256;
    /** The model that training starts from; read by queries only. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable UUID fromModelId;
    @Convert(converter = ConfigurationColumn.class)
    @Column(length = Length.LONG32)
    private TrainingConfiguration configuration;
    /** Null until it is derived, if an earlier version submitted the job. */
    @Convert(converter = JobColumns.Schema.class)
    @Column(name = "model_schema", length = Length.LONG32)
    private @Nullable TrainingSchema schema;
    /** Copies of parts of the configuration, for lists; read by queries only. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable String modelName;
    @SuppressWarnings("UnusedVariable")
    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private @Nullable Task task;
    @Convert(converter = JobColumns.Warnings.class)
    @Column(length = Length.LONG32)
    private List<String> warnings;
    private int priority;
    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private JobState state = JobState.QUEUED;
    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private @Nullable JobPhase phase;
    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private @Nullable JobStopReason stopReason;
    private int attempt;
    private int deaths;
    private int epochsRecorded;
    private @Nullable String owner;
    private JobProgress progress;
    /** Hibernate reads it as null when all its columns are null. */
    private @Nullable JobTimings timings = JobTimings.NONE;
    @Convert(converter = MetricsColumn.class)
    @Column(length = Length.LONG32)
    private @Nullable ModelMetrics metrics;
    @Convert(converter = CrossValidationColumn.class)
    @Column(length = Length.LONG32)
    private @Nullable CrossValidationMetrics crossValidation;
    private @Nullable UUID modelId;
    @Convert(converter = JobColumns.Failure.class)
    @Column(length = Length.LONG32)
    private @Nullable Problem error;
    /** All states so far, in order. */
    @ElementCollection
    @CollectionTable(name = "training_job_state", joinColumns = @JoinColumn(name = "job_id"))
    @OrderColumn(name = "number")
    private List<JobStateEntry> states = new ArrayList<>();
    private Instant createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    protected JobEntity() {}

    /** A new job, queued. */
    JobEntity(TrainingConfiguration configuration, TrainingSchema schema, String datasetSha256,
            List<String> warnings) {
        this.id = UUID.randomUUID();
        this.datasetId = configuration.datasetId();
        this.datasetSha256 = datasetSha256;
        this.fromModelId = configuration.fromModel();
        this.configuration = configuration;
        this.schema = schema;
        this.modelName = configuration.modelName();
        this.task = configuration.task();
        this.warnings = warnings;
        this.priority = configuration.priority();
        this.progress = JobProgress.none(configuration.training().epochs());
        this.createdAt = now();
        enter(state);
    }

    UUID id() {
        return id;
    }

    JobState state() {
        return state;
    }

    int priority() {
        return priority;
    }

    JobProgress progress() {
        return progress;
    }

    /** The number of fits, of which the last makes the model and the others cross-validate. */
    int fits() {
        var folded = configuration.crossValidation();
        return folded == null ? 1 : folded.folds() * folded.repeats() + 1;
    }

    boolean keepsModelOnCancel() {
        return configuration.keepModelOnCancel();
    }

    int deaths() {
        return deaths;
    }

    /** The process that trains the job or last did. */
    @Nullable
    String owner() {
        return owner;
    }

    int attempt() {
        return attempt;
    }

    Instant createdAt() {
        return createdAt;
    }

    /**
     * Starts an attempt. A job that is being cancelled starts too if it keeps its model.
     *
     * @param checkpoint where an earlier attempt stopped
     */
    StartedJob start(String byOwner, Optional<Checkpoint> checkpoint, JobProgress reached) {
        attempt++;
        enter(state == JobState.CANCELLING ? state : state.to(JobState.RUNNING));
        phase = JobPhase.PREPARING;
        owner = byOwner;
        var now = now();
        startedAt = now;
        progress = reached;
        timings = JobTimings.NONE;
        return new StartedJob(id, attempt, configuration, Optional.ofNullable(schema), datasetSha256, progress,
                checkpoint,
                Duration.between(createdAt, now));
    }

    /** Completes a job that an earlier version submitted. */
    void derived(TrainingSchema from) {
        schema = from;
    }

    void warn(String warning) {
        if (!warnings.contains(warning)) {
            warnings = Stream.concat(warnings.stream(), Stream.of(warning)).toList();
        }
    }

    /** Counts the death of the process that trained the job. */
    void died() {
        deaths++;
    }

    void cancelling() {
        enter(state.to(JobState.CANCELLING));
    }

    void pausing() {
        enter(state.to(JobState.PAUSING));
    }

    /** Withdraws the request to pause. */
    void unpause() {
        enter(state.to(JobState.RUNNING));
    }

    void cancelled() {
        end(JobState.CANCELLED, JobStopReason.CANCELLED);
    }

    /** Ends with a model of the best parameters so far. */
    void cancelled(UUID model, ModelMetrics measured, @Nullable CrossValidationMetrics crossValidated) {
        cancelled();
        keep(model, measured, crossValidated);
    }

    /** Puts the job back into the queue; it keeps its progress. */
    void queue() {
        rest(JobState.QUEUED);
    }

    void paused() {
        rest(JobState.PAUSED);
    }

    private void rest(JobState in) {
        enter(state.to(in));
        phase = null;
        owner = null;
        startedAt = null;
        progress = progress.halted();
        timings = JobTimings.NONE;
    }

    void fail(Problem reason, @Nullable JobStopReason stoppedBy) {
        end(JobState.FAILED, stoppedBy);
        error = reason;
    }

    void succeed(UUID model, ModelMetrics measured, @Nullable CrossValidationMetrics crossValidated,
            JobStopReason reason) {
        end(JobState.SUCCEEDED, reason);
        progress = progress.finished();
        keep(model, measured, crossValidated);
    }

    private void keep(UUID model, ModelMetrics measured, @Nullable CrossValidationMetrics crossValidated) {
        modelId = model;
        metrics = measured;
        crossValidation = crossValidated;
    }

    TrainingJob view(@Nullable Integer queuePosition) {
        return new TrainingJob(id, state, phase, stopReason, progress, metrics, crossValidation, configuration,
                datasetId,
                modelId, error, allWarnings(), queuePosition,
                timings == null ? JobTimings.NONE : timings, createdAt, startedAt, finishedAt, attempt);
    }

    private List<String> allWarnings() {
        return metrics == null ? warnings : Stream.concat(warnings.stream(), metrics.warnings().stream()).toList();
    }

    private void end(JobState with, @Nullable JobStopReason reason) {
        enter(state.to(with));
        stopReason = reason;
        phase = null;
        progress = progress.halted();
        finishedAt = now();
    }

    private void enter(JobState next) {
        state = next;
        states.add(new JobStateEntry(next, attempt, epochsRecorded, now()));
    }

    /** The time, truncated to the precision that both databases store. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
