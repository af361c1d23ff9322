package io.mlpservice.training;

import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.model.Models;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.job.JobQueue;
import io.mlpservice.platform.job.JobSort;
import io.mlpservice.platform.job.StateChange;
import io.mlpservice.platform.json.Draft;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.paging.PageRequest;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.training.job.EpochPage;
import io.mlpservice.training.job.JobFilter;
import io.mlpservice.training.job.JobSummary;
import io.mlpservice.training.job.Jobs;
import io.mlpservice.training.job.TrainingJob;
import io.mlpservice.training.run.RunningJobs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The training jobs, as users see them. */
@Service
public class TrainingJobs {
    private final JobSubmission submission;
    private final Jobs jobs;
    private final Datasets datasets;
    private final Models models;
    private final JobQueue queue;
    private final RunningJobs running;
    private final TransactionTemplate transaction;

    TrainingJobs(JobSubmission submission, Jobs jobs, Datasets datasets, Models models, JobQueue trainingQueue,
            RunningJobs running,
            PlatformTransactionManager transactions) {
        this.submission = submission;
        this.jobs = jobs;
        this.datasets = datasets;
        this.models = models;
        this.queue = trainingQueue;
        this.running = running;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Queues a job, or returns the job that an earlier request with the same key queued.
     *
     * @throws ProblemException with everything that is wrong with the request
     */
    public TrainingJob submit(Draft<TrainingRequest> request, @Nullable IdempotencyKey key) {
        var job = submission.submit(request, key);
        queue.wake();
        return job;
    }

    /**
     * What a request would train; creates nothing.
     *
     * @throws ProblemException with everything that is wrong with the request
     */
    TrainingPreview preview(Draft<TrainingRequest> request) {
        return submission.preview(request);
    }

    /**
     * A job in its current state.
     *
     * @throws ProblemException {@code not_found} if there is none of that id
     */
    public TrainingJob get(UUID id) {
        return jobs.get(id);
    }

    /** A page of jobs. */
    public Page<JobSummary> list(JobFilter filter, JobSort sort, PageRequest page) {
        var found = jobs.list(filter, sort, page);
        var names = datasets.names(found.items().stream().map(JobSummary::datasetId).collect(Collectors.toSet()));
        var scores = models.scores(found.items().stream().map(JobSummary::modelId).filter(Objects::nonNull)
                .map(Objects::requireNonNull).toList());
        return found.map(job -> job.with(names.get(job.datasetId()),
                job.modelId() == null ? null : scores.get(job.modelId())));
    }

    /** Changes the labels and the note of a job by a JSON merge patch. */
    public TrainingJob annotate(UUID id, JsonNode patch) {
        return jobs.annotate(id, patch);
    }

    /** The epochs after one, in order; {@code not_found} if there is no such job. */
    public EpochPage epochs(UUID id, int after, int limit) {
        return jobs.epochs(id, after, limit);
    }

    /** The epochs after one, thinned to at most {@code maxPoints}; {@code not_found} if there is no such job. */
    public EpochPage thinnedEpochs(UUID id, int after, int maxPoints) {
        return jobs.thinnedEpochs(id, after, maxPoints);
    }

    /** Cancels a job: a waiting one at once, a running one within a second. */
    public StateChange<TrainingJob> cancel(UUID id) {
        return change(id, () -> jobs.cancel(id));
    }

    /** Pauses a job: a waiting one at once, a running one within a second. */
    public StateChange<TrainingJob> pause(UUID id) {
        return change(id, () -> jobs.pause(id));
    }

    /** Resumes a paused or pausing job. */
    public StateChange<TrainingJob> resume(UUID id) {
        return change(id, () -> jobs.resume(id));
    }

    private StateChange<TrainingJob> change(UUID id, Supplier<StateChange<TrainingJob>> request) {
        var change = Objects.requireNonNull(transaction.execute(_ -> {
            var requested = request.get();
            if (requested.toBeQueued()) {
                var job = requested.job();
                queue.add(job.id(), job.configuration().priority(), job.createdAt());
            }
            return requested;
        }));
        running.look(id);
        queue.wake();
        return change;
    }

    /** Deletes a finished job; {@code job_unfinished} if it has not ended. */
    public void delete(UUID id) {
        jobs.delete(id);
    }
}
