package io.mlpservice.scoring.job;

import io.mlpservice.model.ModelIdentity;
import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.job.BackgroundJob;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.platform.label.LabelsColumn;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.prediction.answer.AnswerOptions;
import io.mlpservice.scoring.result.AnswerSchema;
import io.mlpservice.scoring.result.PredictionResult;
import io.mlpservice.scoring.result.ResultChunks;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A row of {@code prediction_job}. */
@Entity
@DynamicUpdate
@Table(name = "prediction_job")
final class PredictionJobEntity extends BackgroundJob {
    private UUID modelId;
    private String modelName;
    private int modelVersion;
    private UUID datasetId;
    @Convert(converter = JobColumns.Answers.class)
    @Column(length = Length.LONG32)
    private AnswerSchema answers;
    @Convert(converter = JobColumns.Options.class)
    @Column(length = Length.LONG32)
    private ScoringOptions options;
    private int rowCount;
    private int rowsDone;
    private @Nullable Double etaSeconds;
    @Convert(converter = JobColumns.Tallies.class)
    @Column(length = Length.LONG32)
    private Tally tally = Tally.NONE;
    private @Nullable Double preparingSeconds;
    private @Nullable Double predictingSeconds;
    @Convert(converter = LabelsColumn.class)
    @Column(length = Length.LONG32)
    private Map<String, String> labels = Map.of();
    /** The same column; read by queries only. */
    @SuppressWarnings("UnusedVariable")
    @Column(name = "labels", length = Length.LONG32, insertable = false, updatable = false)
    private @Nullable String labelText;
    private @Nullable String note;

    @SuppressWarnings("NullAway.Init")
    PredictionJobEntity() {}

    /** A new job, queued. */
    PredictionJobEntity(ScoringSpec spec) {
        super(spec.priority());
        this.modelId = spec.model().id();
        this.modelName = spec.model().name();
        this.modelVersion = spec.model().version();
        this.datasetId = spec.datasetId();
        this.answers = spec.answers();
        this.options = spec.options();
        this.rowCount = spec.rows();
        this.tally = Tally.NONE.with(spec.warnings());
        annotate(spec.annotations());
    }

    Annotations annotations() {
        return new Annotations(labels, note);
    }

    void annotate(Annotations annotations) {
        labels = annotations.labels();
        note = annotations.note();
    }

    @Override
    protected @Nullable Instant finishedAt() {
        return super.finishedAt();
    }

    @Override
    protected UUID modelId() {
        return modelId;
    }

    ModelIdentity model() {
        return new ModelIdentity(modelId, modelName, modelVersion);
    }

    /** Starts an attempt. It goes on behind the rows that are done. */
    StartedScoring start(String process) {
        var waited = begin(process);
        return new StartedScoring(id(), attempt(), modelId, datasetId, options, rowCount, rowsDone, tally, timings(),
                waited);
    }

    /** Takes in that more rows are done. */
    void advance(ScoringAdvance advance) {
        rowsDone = advance.rowsDone();
        etaSeconds = advance.secondsLeft();
        tally = advance.tally();
        preparingSeconds = advance.timings().preparingSeconds();
        predictingSeconds = advance.timings().predictingSeconds();
        forgetDeaths();
    }

    void succeed() {
        succeeded();
        etaSeconds = 0.0;
    }

    @Override
    protected void halted() {
        etaSeconds = null;
    }

    PredictionJob view(@Nullable Integer queuePosition) {
        var progress = new PredictionProgress(rowsDone, rowCount, (double) rowsDone / rowCount, etaSeconds);
        return new PredictionJob(id(), state(), progress, model(), datasetId, priority(), options.threshold(),
                options.positiveClass(), options.topK(), options.strict(), error(), tally.warnings(rowsDone),
                queuePosition, timings(), createdAt(), startedAt(), finishedAt(), attempt(), labels, note);
    }

    /** What is stored of its result. */
    PredictionResult result(ResultChunks chunks, Damages damages) {
        var schema = answers.toEngine();
        var rule = options.answers().rule(schema, AnswerOptions.Refusal.json(new FieldErrors()));
        return new PredictionResult(id(), model(), datasetId, rowCount, schema, rule, chunks.firstRows(id()), chunks,
                damages);
    }

    private PredictionTimings timings() {
        return new PredictionTimings(preparingSeconds, predictingSeconds);
    }
}
