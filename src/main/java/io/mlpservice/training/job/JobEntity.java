package io.mlpservice.training.job;

import io.mlpservice.configuration.ConfigurationColumn;
import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.training.Checkpoint;
import io.mlpservice.metric.CrossValidationColumn;
import io.mlpservice.metric.CrossValidationMetrics;
import io.mlpservice.metric.MetricsColumn;
import io.mlpservice.metric.ModelMetrics;
import io.mlpservice.platform.job.BackgroundJob;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.platform.label.LabelsColumn;
import io.mlpservice.platform.problem.Problem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A row of {@code training_job}. */
@Entity
@DynamicUpdate
@Table(name = "training_job")
final class JobEntity extends BackgroundJob {
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
    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private @Nullable JobPhase phase;
    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private @Nullable JobStopReason stopReason;
    private int epochsRecorded;
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
    @Convert(converter = LabelsColumn.class)
    @Column(length = Length.LONG32)
    private Map<String, String> labels = Map.of();
    /** The same column; read by queries only. */
    @SuppressWarnings("UnusedVariable")
    @Column(name = "labels", length = Length.LONG32, insertable = false, updatable = false)
    private @Nullable String labelText;
    private @Nullable String note;
    /** All states so far, in order. */
    @ElementCollection
    @CollectionTable(name = "training_job_state", joinColumns = @JoinColumn(name = "job_id"))
    @OrderColumn(name = "number")
    private List<JobStateEntry> states = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    JobEntity() {}

    /** A new job, queued. */
    JobEntity(TrainingConfiguration configuration, TrainingSchema schema, String datasetSha256,
            List<String> warnings) {
        super(configuration.priority());
        this.datasetId = configuration.datasetId();
        this.datasetSha256 = datasetSha256;
        this.fromModelId = configuration.fromModel();
        this.configuration = configuration;
        this.schema = schema;
        this.modelName = configuration.modelName();
        this.task = configuration.task();
        this.warnings = warnings;
        this.progress = JobProgress.none(configuration.training().epochs());
        entered();
    }

    Annotations annotations() {
        return new Annotations(labels, note);
    }

    void annotate(Annotations annotations) {
        labels = annotations.labels();
        note = annotations.note();
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

    /**
     * Starts an attempt. A job that is being cancelled starts too if it keeps its model.
     *
     * @param checkpoint where an earlier attempt stopped
     */
    StartedJob start(String process, Optional<Checkpoint> checkpoint, JobProgress reached) {
        var waited = begin(process);
        phase = JobPhase.PREPARING;
        progress = reached;
        timings = JobTimings.NONE;
        return new StartedJob(id(), attempt(), configuration, Optional.ofNullable(schema), datasetSha256, progress,
                checkpoint, waited);
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

    @Override
    public void cancelled() {
        super.cancelled();
        stopReason = JobStopReason.CANCELLED;
    }

    /** Ends with a model of the best parameters so far. */
    void cancelled(UUID model, ModelMetrics measured, @Nullable CrossValidationMetrics crossValidated) {
        cancelled();
        keep(model, measured, crossValidated);
    }

    void fail(Problem reason, @Nullable JobStopReason stoppedBy) {
        fail(reason);
        stopReason = stoppedBy;
    }

    void succeed(UUID model, ModelMetrics measured, @Nullable CrossValidationMetrics crossValidated,
            JobStopReason reason) {
        succeeded();
        stopReason = reason;
        progress = progress.finished();
        keep(model, measured, crossValidated);
    }

    @Override
    protected @Nullable UUID modelId() {
        return modelId;
    }

    private void keep(UUID model, ModelMetrics measured, @Nullable CrossValidationMetrics crossValidated) {
        modelId = model;
        metrics = measured;
        crossValidation = crossValidated;
    }

    TrainingJob view(@Nullable Integer queuePosition) {
        return new TrainingJob(id(), state(), phase, stopReason, progress, metrics, crossValidation, configuration,
                datasetId,
                modelId, error(), allWarnings(), queuePosition,
                timings == null ? JobTimings.NONE : timings, createdAt(), startedAt(), finishedAt(), attempt(),
                labels, note);
    }

    private List<String> allWarnings() {
        return metrics == null ? warnings : Stream.concat(warnings.stream(), metrics.warnings().stream()).toList();
    }

    @Override
    protected void entered() {
        states.add(new JobStateEntry(state(), attempt(), epochsRecorded, now()));
    }

    @Override
    protected void halted() {
        phase = null;
        progress = progress.halted();
        if (!state().isTerminal()) {
            timings = JobTimings.NONE;
        }
    }
}
