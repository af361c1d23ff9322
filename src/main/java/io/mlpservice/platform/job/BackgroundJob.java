package io.mlpservice.platform.job;

import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.owner.Owned;
import io.mlpservice.platform.paging.Listed;
import io.mlpservice.platform.problem.Problem;
import io.mlpservice.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

/**
 * The part of a job's row that all kinds of jobs share: its state, its attempts, and what its user and the process that
 * works on it may do with them. The row is the truth about a job; the queue only triggers a look at it.
 */
@MappedSuperclass
@EntityListeners(JobEnds.class)
public abstract class BackgroundJob extends Owned implements Listed {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundJob.class);
    /** After this many deaths of processes in a row a job fails. */
    private static final int MOST_DEATHS = 3;

    @Id
    private UUID id;
    private int priority;
    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private JobState state = JobState.QUEUED;
    private int attempt;
    private int deaths;
    private @Nullable String process;
    @Convert(converter = ProblemColumn.class)
    @Column(length = Length.LONG32)
    private @Nullable Problem error;
    private Instant createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected BackgroundJob() {}

    /** A new job, queued. */
    @SuppressWarnings("NullAway.Init")
    protected BackgroundJob(int priority) {
        this.id = UUID.randomUUID();
        this.priority = priority;
        this.createdAt = now();
    }

    @Override
    public UUID id() {
        return id;
    }

    /** Jobs of higher priority start first, then the older one. */
    public int priority() {
        return priority;
    }

    public JobState state() {
        return state;
    }

    /** The number of starts. */
    public int attempt() {
        return attempt;
    }

    /** The number of processes that died one after the other while they worked on the job. */
    public int deaths() {
        return deaths;
    }

    /** Why the job failed. */
    protected @Nullable Problem error() {
        return error;
    }

    @Override
    public Instant createdAt() {
        return createdAt;
    }

    protected @Nullable Instant startedAt() {
        return startedAt;
    }

    protected @Nullable Instant finishedAt() {
        return finishedAt;
    }

    /** Whether the job waits or is paused, so that no process works on it. */
    public boolean isResting() {
        return state == JobState.QUEUED || state == JobState.PAUSED;
    }

    /**
     * Asks for the job's cancellation. A job that rests is to be queued, so that a process cancels it.
     *
     * @throws ProblemException {@code job_finished} if it has succeeded or failed
     */
    public JobReaction requestCancellation() {
        return switch (state) {
            case QUEUED, PAUSED -> enter(JobState.CANCELLING, JobReaction.TO_BE_QUEUED);
            case RUNNING, PAUSING -> enter(JobState.CANCELLING, JobReaction.UNDER_WAY);
            case CANCELLING, CANCELLED -> JobReaction.DONE;
            case SUCCEEDED, FAILED -> throw finished("cancelled any more; delete it, or delete what it made.");
        };
    }

    /**
     * Pauses a job that waits, and asks one that runs to pause.
     *
     * @throws ProblemException {@code job_finished} if it has ended or is about to
     */
    public JobReaction pause() {
        return switch (state) {
            case QUEUED -> rest(JobState.PAUSED, JobReaction.DONE);
            case RUNNING -> enter(JobState.PAUSING, JobReaction.UNDER_WAY);
            case PAUSING -> JobReaction.UNDER_WAY;
            case PAUSED -> JobReaction.DONE;
            case CANCELLING, CANCELLED, SUCCEEDED, FAILED -> throw finished("paused any more; submit it again.");
        };
    }

    /**
     * Lets a job that is paused wait again, and one that is about to pause go on.
     *
     * @throws ProblemException {@code job_finished} if it has ended or is about to
     */
    public JobReaction resume() {
        return switch (state) {
            case PAUSED -> rest(JobState.QUEUED, JobReaction.TO_BE_QUEUED);
            case PAUSING -> enter(JobState.RUNNING, JobReaction.DONE);
            case QUEUED, RUNNING -> JobReaction.DONE;
            case CANCELLING, CANCELLED, SUCCEEDED, FAILED -> throw finished("resumed any more; submit it again.");
        };
    }

    /**
     * Checks that the job may be deleted.
     *
     * @throws ProblemException {@code job_unfinished} if it has not ended
     */
    public void requireEnd() {
        if (!state.isTerminal()) {
            throw ProblemException.conflict("job_unfinished",
                    "This job is %s; cancel it or wait for its end before deleting it."
                            .formatted(JsonNames.of(state)));
        }
    }

    private ProblemException finished(String wish) {
        return ProblemException.conflict("job_finished",
                "This job %s %s and cannot be %s".formatted(state == JobState.CANCELLING ? "is" : "has",
                        JsonNames.of(state), wish));
    }

    /**
     * Whether too many processes died while they worked on this running job. Only another process's job counts as a
     * death: a job of this process was left running because the database did not answer.
     *
     * @param by the process that is to work on it now
     */
    public boolean isDeadly(String by) {
        if (process != null && !process.equals(by)) {
            LOG.warn("Process {} died while it worked on job {}.", process, id);
            deaths++;
        }
        return deaths >= MOST_DEATHS;
    }

    /** Takes in that the job has advanced, so that the deaths of processes count anew. */
    protected void forgetDeaths() {
        deaths = 0;
    }

    /**
     * Starts an attempt. A job that is being cancelled may start too.
     *
     * @param by the process that works on it
     * @return the time since the job was submitted
     */
    protected Duration begin(String by) {
        attempt++;
        enter(state == JobState.CANCELLING ? state : state.to(JobState.RUNNING));
        process = by;
        var now = now();
        startedAt = now;
        return Duration.between(createdAt, now);
    }

    /** Puts a running job back into the queue; it keeps its progress. */
    public void queue() {
        rest(JobState.QUEUED);
    }

    /** Pauses a job that was asked to; it keeps its progress. */
    public void paused() {
        rest(JobState.PAUSED);
    }

    public void cancelled() {
        end(JobState.CANCELLED);
    }

    public void fail(Problem reason) {
        end(JobState.FAILED);
        error = reason;
    }

    /** Ends the job with what it was to make. */
    protected void succeeded() {
        end(JobState.SUCCEEDED);
    }

    private JobReaction rest(JobState in, JobReaction reaction) {
        rest(in);
        return reaction;
    }

    private void rest(JobState in) {
        enter(state.to(in));
        process = null;
        startedAt = null;
        halted();
    }

    private void end(JobState in) {
        enter(state.to(in));
        finishedAt = now();
        halted();
    }

    private JobReaction enter(JobState next, JobReaction reaction) {
        enter(state.to(next));
        return reaction;
    }

    private void enter(JobState next) {
        state = next;
        entered();
    }

    /** The model that the job made, or predicts with. */
    protected abstract @Nullable UUID modelId();

    /** How the job ended, which it has. */
    JobEnd theEnd() {
        return new JobEnd(id, state, modelId(), error == null ? null : error.code(),
                Objects.requireNonNull(finishedAt));
    }

    /** Called after the job entered a state, perhaps the same one. */
    protected void entered() {}

    /** Called after the job stopped: it rests, or has ended. */
    protected abstract void halted();

    /** The time, truncated to the precision that both databases store. */
    protected static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
