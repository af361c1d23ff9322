package io.mlpservice.scoring;

import io.mlpservice.model.ModelIdentity;
import io.mlpservice.platform.Problem;
import io.mlpservice.platform.job.JobState;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A row of {@code prediction_job}. The row is the truth about a job; the queue only triggers a look at it. */
@Entity
@DynamicUpdate
@Table(name = "prediction_job")
class PredictionJobEntity {
    @Id
    private UUID id;
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
    private int priority;
    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private JobState state = JobState.QUEUED;
    private int attempt;
    private int deaths;
    private @Nullable String owner;
    private int rowCount;
    private int rowsDone;
    private @Nullable Double etaSeconds;
    @Convert(converter = JobColumns.Tallies.class)
    @Column(length = Length.LONG32)
    private Tally tally = Tally.NONE;
    private @Nullable Double preparingSeconds;
    private @Nullable Double predictingSeconds;
    @Convert(converter = JobColumns.Failure.class)
    @Column(length = Length.LONG32)
    private @Nullable Problem error;
    private Instant createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    protected PredictionJobEntity() {}

    /** A new job, queued. */
    PredictionJobEntity(ModelIdentity model, UUID datasetId, AnswerSchema answers, ScoringOptions options, int priority,
            int rowCount) {
        this.id = UUID.randomUUID();
        this.modelId = model.id();
        this.modelName = model.name();
        this.modelVersion = model.version();
        this.datasetId = datasetId;
        this.answers = answers;
        this.options = options;
        this.priority = priority;
        this.rowCount = rowCount;
        this.createdAt = now();
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

    int attempt() {
        return attempt;
    }

    int rowCount() {
        return rowCount;
    }

    Instant createdAt() {
        return createdAt;
    }

    int deaths() {
        return deaths;
    }

    /** The process that works on the job or last did. */
    @Nullable
    String owner() {
        return owner;
    }

    AnswerSchema answers() {
        return answers;
    }

    ScoringOptions options() {
        return options;
    }

    ModelIdentity model() {
        return new ModelIdentity(modelId, modelName, modelVersion);
    }

    UUID datasetId() {
        return datasetId;
    }

    /** Starts an attempt. It goes on behind the rows that are done. */
    StartedScoring start(String byOwner) {
        attempt++;
        state = state.to(JobState.RUNNING);
        owner = byOwner;
        var now = now();
        startedAt = now;
        return new StartedScoring(id, attempt, modelId, datasetId, options, rowCount, rowsDone, tally,
                timings(), Duration.between(createdAt, now));
    }

    /** Counts the death of the process that worked on the job. */
    void died() {
        deaths++;
    }

    /** Takes in that more rows are done. */
    void advance(ScoringAdvance advance) {
        rowsDone = advance.rowsDone();
        etaSeconds = advance.secondsLeft();
        tally = advance.tally();
        preparingSeconds = advance.timings().preparingSeconds();
        predictingSeconds = advance.timings().predictingSeconds();
        deaths = 0;
    }

    void cancelling() {
        state = state.to(JobState.CANCELLING);
    }

    void pausing() {
        state = state.to(JobState.PAUSING);
    }

    /** Withdraws the request to pause. */
    void unpause() {
        state = state.to(JobState.RUNNING);
    }

    /** Puts the job back into the queue; it keeps its progress. */
    void queue() {
        rest(JobState.QUEUED);
    }

    void paused() {
        rest(JobState.PAUSED);
    }

    private void rest(JobState in) {
        state = state.to(in);
        owner = null;
        startedAt = null;
        etaSeconds = null;
    }

    void succeed() {
        end(JobState.SUCCEEDED);
        etaSeconds = 0.0;
    }

    void cancelled() {
        end(JobState.CANCELLED);
    }

    void fail(Problem reason) {
        end(JobState.FAILED);
        error = reason;
    }

    private void end(JobState with) {
        state = state.to(with);
        etaSeconds = null;
        finishedAt = now();
    }

    PredictionJob view(@Nullable Integer queuePosition) {
        var progress = new PredictionProgress(rowsDone, rowCount, (double) rowsDone / rowCount, etaSeconds);
        return new PredictionJob(id, state, progress, model(), datasetId, priority, options.threshold(),
                options.positiveClass(), options.topK(), options.strict(), error, tally.warnings(rowsDone),
                queuePosition, timings(), createdAt, startedAt, finishedAt, attempt);
    }

    private PredictionTimings timings() {
        return new PredictionTimings(preparingSeconds, predictingSeconds);
    }

    /** The time, truncated to the precision that both databases store. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
