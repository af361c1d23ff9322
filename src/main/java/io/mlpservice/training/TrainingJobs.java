package io.mlpservice.training;

import io.mlpservice.dataset.Datasets;
import io.mlpservice.model.Models;
import io.mlpservice.model.TrainingConfiguration;
import io.mlpservice.platform.Cursor;
import io.mlpservice.platform.Draft;
import io.mlpservice.platform.IdempotencyKey;
import io.mlpservice.platform.IdempotencyKeys;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.Page;
import io.mlpservice.platform.PageRequest;
import io.mlpservice.platform.ProblemException;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Training jobs, from their users' side. */
@Service
public class TrainingJobs {
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("createdAt"), Sort.Order.desc("id"));
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(10);

    private final JobRepository jobs;
    private final EntityManager entities;
    private final EpochHistory epochs;
    private final Checkpoints checkpoints;
    private final JobStore store;
    private final JobQueue queue;
    private final RunningJobs running;
    private final Datasets datasets;
    private final Models models;
    private final RequestResolver resolver;
    private final JobSettings settings;
    private final IdempotencyKeys keys;
    private final TransactionTemplate transaction;

    TrainingJobs(JobRepository jobs, EntityManager entities, EpochHistory epochs, Checkpoints checkpoints,
            JobStore store, JobQueue queue, RunningJobs running, Datasets datasets, Models models,
            RequestResolver resolver, JobSettings settings, IdempotencyKeys keys,
            PlatformTransactionManager transactions) {
        this.jobs = jobs;
        this.entities = entities;
        this.epochs = epochs;
        this.checkpoints = checkpoints;
        this.store = store;
        this.queue = queue;
        this.running = running;
        this.datasets = datasets;
        this.models = models;
        this.resolver = resolver;
        this.settings = settings;
        this.keys = keys;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Queues a job, or answers the one that the same request queued before.
     *
     * @throws ProblemException with everything that is wrong with the request
     */
    public TrainingJob submit(Draft<TrainingConfiguration> request, @Nullable IdempotencyKey key) {
        var keyOfWhole = request.errors().isEmpty() ? key : null;
        var job = keys.once(keyOfWhole, request.content(), TrainingJob.class, () -> {
            var resolved = resolver.resolve(request);
            return () -> queue(resolved);
        });
        queue.wake();
        return job;
    }

    private TrainingJob queue(ResolvedTraining resolved) {
        if (jobs.countByState(JobState.QUEUED) >= settings.maxQueued()) {
            throw ProblemException.tooMany("queue_full",
                    "%d jobs wait already, and no more may. Submit this one when some have started, or cancel some."
                            .formatted(settings.maxQueued()),
                    UNTIL_THERE_IS_ROOM);
        }
        datasets.hold(resolved.dataset().id());
        var job = new JobEntity(resolved.configuration(), resolved.dataset().sha256(), resolved.warnings());
        job.fromModelId().ifPresent(models::hold);
        entities.persist(job);
        queue.add(job);
        return view(job);
    }

    /**
     * What a request would train, without doing it.
     *
     * @throws ProblemException with everything that is wrong with the request
     */
    TrainingPreview preview(Draft<TrainingConfiguration> request) {
        var resolved = resolver.resolve(request);
        return new TrainingPreview(resolved.configuration(), resolved.parameterCount(),
                resolved.estimatedMemoryBytes(), resolved.warnings());
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

    @Transactional(readOnly = true)
    Page<TrainingJob> list(JobFilter filter, PageRequest page) {
        var found = jobs.findBy(filter.after(page.start()),
                query -> query.sortBy(NEWEST_FIRST).limit(page.fetch().max()).all());
        return page.page(views(found).map(TrainingJob::brief).toList(), job -> new Cursor(job.createdAt(), job.id()));
    }

    @Transactional(readOnly = true)
    EpochPage epochs(UUID id, int after, int limit) {
        if (!jobs.existsById(id)) {
            throw notFound(id);
        }
        return epochs.page(id, after, limit);
    }

    @Transactional(readOnly = true)
    EpochPage thinnedEpochs(UUID id, int after, int maxPoints) {
        if (!jobs.existsById(id)) {
            throw notFound(id);
        }
        return epochs.thinned(id, after, maxPoints);
    }

    /** Stops a job: one that waits at once, one that runs within a second. */
    StateChange cancel(UUID id) {
        var change = change(id, this::requestCancel);
        queue.wake();
        return change;
    }

    private StateChange requestCancel(JobEntity job) {
        var before = job.state();
        switch (before) {
            case QUEUED, PAUSED -> cancelResting(job);
            case RUNNING, PAUSING -> job.cancelling();
            case CANCELLING, CANCELLED -> {
                // It is cancelled already.
            }
            case SUCCEEDED, FAILED -> throw ProblemException.conflict("job_finished",
                    "This job has %s and cannot be cancelled any more; delete it, or delete the model it made."
                            .formatted(JsonNames.of(before)));
        }
        return new StateChange(view(job), before != job.state() && !job.state().isTerminal());
    }

    private void cancelResting(JobEntity job) {
        if (job.keepsModelOnCancel() && checkpoints.exists(job.id())) {
            job.cancelling();
            queue.add(job);
        } else {
            store.cancel(job);
        }
    }

    /** Pauses a job: one that waits at once, one that runs within a second. */
    StateChange pause(UUID id) {
        return change(id, this::requestPause);
    }

    private StateChange requestPause(JobEntity job) {
        switch (job.state()) {
            case QUEUED -> job.paused();
            case RUNNING -> job.pausing();
            case PAUSING, PAUSED -> {
                // It is paused already.
            }
            case CANCELLING, CANCELLED, SUCCEEDED, FAILED -> throw over(job, "paused");
        }
        return new StateChange(view(job), job.state() == JobState.PAUSING);
    }

    /** Goes on with a job that is paused, or about to be. */
    StateChange resume(UUID id) {
        var change = change(id, this::requestResume);
        queue.wake();
        return change;
    }

    private StateChange requestResume(JobEntity job) {
        var before = job.state();
        switch (before) {
            case PAUSED -> {
                job.queue();
                queue.add(job);
            }
            case PAUSING -> job.unpause();
            case QUEUED, RUNNING -> {
                // It goes on already.
            }
            case CANCELLING, CANCELLED, SUCCEEDED, FAILED -> throw over(job, "resumed");
        }
        return new StateChange(view(job), before == JobState.PAUSED);
    }

    private static ProblemException over(JobEntity job, String wish) {
        return ProblemException.conflict("job_finished",
                "This job has %s and cannot be %s any more; submit it again to train anew."
                        .formatted(JsonNames.of(job.state()), wish));
    }

    private StateChange change(UUID id, Function<JobEntity, StateChange> request) {
        var change = Objects.requireNonNull(transaction.execute(status -> request.apply(lock(id))));
        running.look(id);
        return change;
    }

    @Transactional
    void delete(UUID id) {
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

    private TrainingJob view(JobEntity job) {
        return views(List.of(job)).findFirst().orElseThrow();
    }

    private Stream<TrainingJob> views(List<JobEntity> some) {
        var queued = some.stream().filter(job -> job.state() == JobState.QUEUED).map(JobEntity::id).toList();
        var places = queued.isEmpty() ? List.<QueuePlace>of() : jobs.queuePlaces(queued);
        var before = places.stream()
                .collect(Collectors.toMap(QueuePlace::jobId, place -> Math.toIntExact(place.before())));
        return some.stream().map(job -> job.view(before.get(job.id())));
    }

    static ProblemException notFound(UUID id) {
        return ProblemException.notFound("training job", id);
    }
}
