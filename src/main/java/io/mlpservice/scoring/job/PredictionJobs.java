package io.mlpservice.scoring.job;

import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.caching.IfMatch;
import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.damage.Stored;
import io.mlpservice.platform.job.JobQueue;
import io.mlpservice.platform.job.JobReaction;
import io.mlpservice.platform.job.JobSort;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.job.QueueLimits;
import io.mlpservice.platform.job.StateChange;
import io.mlpservice.platform.label.AnnotationsPatch;
import io.mlpservice.platform.paging.ListQuery;
import io.mlpservice.platform.paging.Listing;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.paging.PageRequest;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.scoring.result.PredictionResult;
import io.mlpservice.scoring.result.ResultChunks;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The prediction jobs that there are: found, listed, and cancelled, paused, resumed or deleted as their users wish. */
@Service
public class PredictionJobs {
    private final PredictionJobRepository jobs;
    private final PredictionJobStore store;
    private final ResultChunks chunks;
    private final EntityManager entities;
    private final Listing listing;
    private final JobQueue queue;
    private final Damages damages;

    PredictionJobs(PredictionJobRepository jobs, PredictionJobStore store, ResultChunks chunks, EntityManager entities,
            Listing listing, JobQueue predictionQueue, Damages damages) {
        this.jobs = jobs;
        this.store = store;
        this.chunks = chunks;
        this.entities = entities;
        this.listing = listing;
        this.queue = predictionQueue;
        this.damages = damages;
    }

    /**
     * Checks that the queue has room for one more job of the current owner.
     *
     * @throws ProblemException 429 {@code queue_full}
     */
    public void requireRoom(QueueLimits limits) {
        limits.requireRoom(jobs);
    }

    /** Keeps and queues a new job, in the transaction around. */
    public PredictionJob create(ScoringSpec spec) {
        var job = new PredictionJobEntity(spec);
        entities.persist(job);
        enqueue(job);
        return view(job);
    }

    private void enqueue(PredictionJobEntity job) {
        queue.add(job.id(), job.priority(), job.createdAt());
    }

    /**
     * A job as it stands.
     *
     * @throws ProblemException {@code not_found} if there is none of that id
     */
    @Transactional(readOnly = true)
    public PredictionJob get(UUID id) {
        return view(found(id));
    }

    /**
     * The result of a job that has succeeded.
     *
     * @throws ProblemException {@code not_found}, {@code result_not_ready} if the job is not finished, {@code no_result}
     *     if it ended without one
     */
    @Transactional(readOnly = true)
    public PredictionResult result(UUID id) {
        var job = found(id);
        return switch (job.state()) {
            case SUCCEEDED -> job.result(chunks, damages);
            case FAILED, CANCELLED -> throw ProblemException.conflict("no_result",
                    "This job has %s and has no result; submit it again."
                            .formatted(job.state() == JobState.FAILED ? "failed" : "been cancelled"));
            case QUEUED, RUNNING, PAUSING, PAUSED, CANCELLING -> throw ProblemException.conflict("result_not_ready",
                    "This job is %s; its result can be had once it has succeeded."
                            .formatted(JsonNames.of(job.state())));
        };
    }

    private PredictionJobEntity found(UUID id) {
        return damages.reading(Stored.PREDICTION_JOB, id, () -> jobs.findById(id)).orElseThrow(() -> notFound(id));
    }

    /** A page of jobs. */
    public Page<PredictionJob> list(PredictionJobFilter filter, JobSort sort, PageRequest page) {
        var found = listing.page(ListQuery.ofRows(PredictionJobEntity.class, sort.within(filter),
                sort.key(PredictionJobEntity::finishedAt, job -> job.model().name())), page);
        var places = places(found.items());
        return found.map(job -> job.view(places.get(job.id())));
    }

    /** Cancels a job: one that waits at once, one that runs in a moment. What is done of its result is dropped. */
    @Transactional
    public StateChange<PredictionJob> cancel(UUID id) {
        var job = lock(id);
        if (job.isResting()) {
            store.cancel(job);
        }
        return changed(job, job.requestCancellation());
    }

    /** Pauses a job: one that waits at once, one that runs in a moment. It keeps the rows that are done. */
    @Transactional
    public StateChange<PredictionJob> pause(UUID id) {
        var job = lock(id);
        return changed(job, job.pause());
    }

    /** Resumes a job that is paused or pausing. Wake the queue after it. */
    @Transactional
    public StateChange<PredictionJob> resume(UUID id) {
        var job = lock(id);
        var change = changed(job, job.resume());
        if (change.toBeQueued()) {
            enqueue(job);
        }
        return change;
    }

    private StateChange<PredictionJob> changed(PredictionJobEntity job, JobReaction reaction) {
        return new StateChange<>(view(job), reaction);
    }

    /** Changes the labels and the note of a job; 422 with everything that is wrong with the patch. */
    @Transactional
    public PredictionJob annotate(UUID id, JsonNode patch) {
        AnnotationsPatch.check(patch);
        var job = lock(id);
        IfMatch.check(() -> view(job));
        job.annotate(AnnotationsPatch.merge(job.annotations(), patch));
        return view(job);
    }

    /** Deletes a job that has ended, with its result. */
    @Transactional
    public void delete(UUID id) {
        var job = lock(id);
        job.requireEnd();
        IfMatch.check(() -> view(job));
        jobs.delete(job);
    }

    private PredictionJobEntity lock(UUID id) {
        return damages.reading(Stored.PREDICTION_JOB, id, () -> jobs.lock(id)).orElseThrow(() -> notFound(id));
    }

    private PredictionJob view(PredictionJobEntity job) {
        return job.view(places(List.of(job)).get(job.id()));
    }

    /** How many jobs are ahead of each of those that are queued. */
    private Map<UUID, Integer> places(List<PredictionJobEntity> some) {
        var queued = some.stream().filter(job -> job.state() == JobState.QUEUED).map(PredictionJobEntity::id).toList();
        return jobs.jobsAhead(queued);
    }

    private static ProblemException notFound(UUID id) {
        return ProblemException.notFound("prediction job", id);
    }
}
