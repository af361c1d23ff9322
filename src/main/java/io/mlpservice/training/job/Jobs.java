package io.mlpservice.training.job;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.platform.caching.IfMatch;
import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.damage.Stored;
import io.mlpservice.platform.job.JobReaction;
import io.mlpservice.platform.job.JobSort;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.job.QueueLimits;
import io.mlpservice.platform.job.StateChange;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.platform.label.AnnotationsPatch;
import io.mlpservice.platform.paging.ListQuery;
import io.mlpservice.platform.paging.Listing;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.paging.PageRequest;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.quota.Quotas;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.UUID;

/** The jobs that there are: found, listed, created, and cancelled, paused, resumed or deleted as their users wish. */
@Component
public class Jobs {
    private final JobRepository jobs;
    private final Listing listing;
    private final EntityManager entities;
    private final EpochHistory epochs;
    private final JobStore store;
    private final Quotas quotas;
    private final Damages damages;

    Jobs(JobRepository jobs, Listing listing, EntityManager entities, EpochHistory epochs, JobStore store,
            Quotas quotas, Damages damages) {
        this.jobs = jobs;
        this.listing = listing;
        this.entities = entities;
        this.epochs = epochs;
        this.store = store;
        this.quotas = quotas;
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

    /** Keeps a new job, in the state {@code queued}, in the transaction around. */
    @Transactional(propagation = Propagation.MANDATORY)
    public TrainingJob create(TrainingConfiguration configuration, TrainingSchema schema, String datasetSha256,
            List<String> warnings, Annotations annotations) {
        var job = new JobEntity(configuration, schema, datasetSha256, warnings);
        job.annotate(annotations);
        entities.persist(job);
        return view(job);
    }

    /**
     * A job as it stands.
     *
     * @throws ProblemException {@code not_found} if there is none of that id
     */
    @Transactional(readOnly = true)
    public TrainingJob get(UUID id) {
        return view(damages.reading(Stored.TRAINING_JOB, id, () -> jobs.findById(id)).orElseThrow(() -> notFound(id)));
    }

    /** A page of jobs. */
    public Page<JobSummary> list(JobFilter filter, JobSort sort, PageRequest page) {
        var found = listing.page(ListQuery.ofRecords(JobEntity.class, JobSummary.class, JobSummary.COLUMNS,
                sort.within(filter), sort.key(JobSummary::finishedAt, JobSummary::modelName)), page);
        var places = jobs.jobsAhead(found.items().stream().filter(job -> job.state() == JobState.QUEUED)
                .map(JobSummary::id).toList());
        return found.map(job -> job.at(places.get(job.id())));
    }

    /**
     * The epochs after one, in order.
     *
     * @throws ProblemException {@code not_found} if there is no such job
     */
    @Transactional(readOnly = true)
    public EpochPage epochs(UUID id, int after, int limit) {
        requireExistence(id);
        return epochs.page(id, after, limit);
    }

    /**
     * The epochs after one, thinned to at most {@code maxPoints}.
     *
     * @throws ProblemException {@code not_found} if there is no such job
     */
    @Transactional(readOnly = true)
    public EpochPage thinnedEpochs(UUID id, int after, int maxPoints) {
        requireExistence(id);
        return epochs.thinned(id, after, maxPoints);
    }

    /**
     * Checks that there is a job, and that it may be seen.
     *
     * @throws ProblemException {@code not_found} if there is none of that id
     */
    @Transactional(readOnly = true)
    public void requireExistence(UUID id) {
        if (!jobs.existsById(id)) {
            throw notFound(id);
        }
    }

    /**
     * Cancels a job in the transaction around: one that waits at once, unless it has a model to make of its checkpoint;
     * one that runs is asked to stop.
     *
     * @throws ProblemException {@code not_found}, or {@code job_finished} if it has succeeded or failed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public StateChange<TrainingJob> cancel(UUID id) {
        var job = lock(id);
        if (job.isResting() && !store.isWorthKeeping(job)) {
            store.cancel(job);
        }
        return changed(job, job.requestCancellation());
    }

    /**
     * Pauses a job in the transaction around: one that waits at once; one that runs is asked to stop.
     *
     * @throws ProblemException {@code not_found}, or {@code job_finished} if it has ended
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public StateChange<TrainingJob> pause(UUID id) {
        var job = lock(id);
        return changed(job, job.pause());
    }

    /**
     * Resumes a job that is paused or pausing, in the transaction around.
     *
     * @throws ProblemException {@code not_found}, {@code job_finished} if it has ended, {@code
     *     training_time_quota_exceeded} if it is paused and its owner's jobs may not train more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public StateChange<TrainingJob> resume(UUID id) {
        var job = lock(id);
        if (job.state() == JobState.PAUSED) {
            quotas.requireTrainingTime();
        }
        return changed(job, job.resume());
    }

    /**
     * Changes the labels and the note of a job.
     *
     * @throws ProblemException {@code not_found}, or 422 with everything that is wrong with the patch
     */
    @Transactional
    public TrainingJob annotate(UUID id, JsonNode patch) {
        AnnotationsPatch.check(patch);
        var job = lock(id);
        IfMatch.check(() -> view(job));
        job.annotate(AnnotationsPatch.merge(job.annotations(), patch));
        return view(job);
    }

    /**
     * Deletes a job that has ended.
     *
     * @throws ProblemException {@code not_found}, or {@code job_unfinished} if it has not ended
     */
    @Transactional
    public void delete(UUID id) {
        var job = lock(id);
        job.requireEnd();
        IfMatch.check(() -> view(job));
        jobs.delete(job);
    }

    private JobEntity lock(UUID id) {
        return damages.reading(Stored.TRAINING_JOB, id, () -> jobs.lock(id)).orElseThrow(() -> notFound(id));
    }

    private StateChange<TrainingJob> changed(JobEntity job, JobReaction reaction) {
        return new StateChange<>(view(job), reaction);
    }

    private TrainingJob view(JobEntity job) {
        var queued = job.state() == JobState.QUEUED ? List.of(job.id()) : List.<UUID>of();
        return job.view(jobs.jobsAhead(queued).get(job.id()));
    }

    /** The problem of a job that does not exist. */
    public static ProblemException notFound(UUID id) {
        return ProblemException.notFound("training job", id);
    }
}
