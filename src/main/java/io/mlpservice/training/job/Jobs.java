package io.mlpservice.training.job;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.ProblemException;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.job.QueuePlace;
import io.mlpservice.platform.paging.Cursor;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.paging.PageRequest;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The jobs that there are: found, listed, created, and cancelled, paused, resumed or deleted as their users wish. */
@Component
public class Jobs {
    private final JobRepository jobs;
    private final JobSummaries summaries;
    private final EntityManager entities;
    private final EpochHistory epochs;
    private final Checkpoints checkpoints;
    private final JobStore store;

    Jobs(JobRepository jobs, JobSummaries summaries, EntityManager entities, EpochHistory epochs,
            Checkpoints checkpoints, JobStore store) {
        this.jobs = jobs;
        this.summaries = summaries;
        this.entities = entities;
        this.epochs = epochs;
        this.checkpoints = checkpoints;
        this.store = store;
    }

    /** How many jobs wait for a slot. */
    public long queued() {
        return jobs.countByState(JobState.QUEUED);
    }

    /** Keeps a new job, in the state {@code queued}, in the transaction around. */
    @Transactional(propagation = Propagation.MANDATORY)
    public TrainingJob create(TrainingConfiguration configuration, TrainingSchema schema, String datasetSha256,
            List<String> warnings) {
        var job = new JobEntity(configuration, schema, datasetSha256, warnings);
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
        return view(jobs.findById(id).orElseThrow(() -> notFound(id)));
    }

    /** A page of jobs, newest first. */
    @Transactional(readOnly = true)
    public Page<JobSummary> list(JobFilter filter, PageRequest page) {
        var found = summaries.find(filter, page.start(), page.fetch().max());
        var places = places(found.stream().filter(job -> job.state() == JobState.QUEUED).map(JobSummary::id).toList());
        return page.page(found.stream().map(job -> job.at(places.get(job.id()))).toList(),
                job -> new Cursor(job.createdAt(), job.id()));
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

    private void requireExistence(UUID id) {
        if (!jobs.existsById(id)) {
            throw notFound(id);
        }
    }

    /**
     * Cancels a job in the transaction around: one that waits at once; one that runs is asked to stop.
     *
     * @throws ProblemException {@code not_found}, or {@code job_finished} if it has succeeded or failed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public StateChange cancel(UUID id) {
        var job = lock(id);
        return switch (job.state()) {
            case QUEUED, PAUSED -> cancelResting(job);
            case RUNNING, PAUSING -> {
                job.cancelling();
                yield underWay(job);
            }
            case CANCELLING, CANCELLED -> done(job);
            case SUCCEEDED, FAILED -> throw ProblemException.conflict("job_finished",
                    "This job has %s and cannot be cancelled any more; delete it, or delete the model it made."
                            .formatted(JsonNames.of(job.state())));
        };
    }

    /** A job with a checkpoint may still have a model to make; then it goes back to the queue for that. */
    private StateChange cancelResting(JobEntity job) {
        if (job.keepsModelOnCancel() && checkpoints.exists(job.id())) {
            job.cancelling();
            return toBeQueued(job);
        }
        store.cancel(job);
        return done(job);
    }

    /**
     * Pauses a job in the transaction around: one that waits at once; one that runs is asked to stop.
     *
     * @throws ProblemException {@code not_found}, or {@code job_finished} if it has ended
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public StateChange pause(UUID id) {
        var job = lock(id);
        switch (job.state()) {
            case QUEUED -> job.paused();
            case RUNNING -> job.pausing();
            case PAUSING, PAUSED -> {
                // It is paused already.
            }
            case CANCELLING, CANCELLED, SUCCEEDED, FAILED -> throw finished(job, "paused");
        }
        return job.state() == JobState.PAUSING ? underWay(job) : done(job);
    }

    /**
     * Resumes a job that is paused or pausing, in the transaction around.
     *
     * @throws ProblemException {@code not_found}, or {@code job_finished} if it has ended
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public StateChange resume(UUID id) {
        var job = lock(id);
        return switch (job.state()) {
            case PAUSED -> {
                job.queue();
                yield toBeQueued(job);
            }
            case PAUSING -> {
                job.unpause();
                yield done(job);
            }
            case QUEUED, RUNNING -> done(job);
            case CANCELLING, CANCELLED, SUCCEEDED, FAILED -> throw finished(job, "resumed");
        };
    }

    /**
     * Deletes a job that has ended.
     *
     * @throws ProblemException {@code not_found}, or {@code job_unfinished} if it has not ended
     */
    @Transactional
    public void delete(UUID id) {
        var job = lock(id);
        if (!job.state().isTerminal()) {
            throw ProblemException.conflict("job_unfinished",
                    "This job is %s; cancel it or wait for its end before deleting it."
                            .formatted(JsonNames.of(job.state())));
        }
        jobs.delete(job);
    }

    private JobEntity lock(UUID id) {
        return jobs.lock(id).orElseThrow(() -> notFound(id));
    }

    private StateChange done(JobEntity job) {
        return new StateChange(view(job), false, false);
    }

    private StateChange underWay(JobEntity job) {
        return new StateChange(view(job), true, false);
    }

    private StateChange toBeQueued(JobEntity job) {
        return new StateChange(view(job), true, true);
    }

    private TrainingJob view(JobEntity job) {
        var queued = job.state() == JobState.QUEUED ? List.of(job.id()) : List.<UUID>of();
        return job.view(places(queued).get(job.id()));
    }

    /** How many jobs are ahead of each of some queued jobs. */
    private Map<UUID, Integer> places(List<UUID> queued) {
        return queued.isEmpty()
                ? Map.of()
                : QueuePlace.byJob(jobs.queuePlaces(queued));
    }

    private static ProblemException finished(JobEntity job, String wish) {
        return ProblemException.conflict("job_finished",
                "This job has %s and cannot be %s any more; submit it again to train anew."
                        .formatted(JsonNames.of(job.state()), wish));
    }

    /** The problem of a job that does not exist. */
    public static ProblemException notFound(UUID id) {
        return ProblemException.notFound("training job", id);
    }
}
