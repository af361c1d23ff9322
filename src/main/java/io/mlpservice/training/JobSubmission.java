package io.mlpservice.training;

import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.model.Models;
import io.mlpservice.platform.Messages;
import io.mlpservice.platform.ProblemException;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.idempotency.IdempotencyKeys;
import io.mlpservice.platform.job.JobQueue;
import io.mlpservice.platform.json.Draft;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.quota.Quotas;
import io.mlpservice.quota.StoredKind;
import io.mlpservice.training.job.JobSettings;
import io.mlpservice.training.job.Jobs;
import io.mlpservice.training.job.TrainingJob;
import io.mlpservice.training.job.TrainingSchema;
import io.mlpservice.training.resolution.RequestResolver;
import io.mlpservice.training.resolution.ResolvedTraining;
import io.mlpservice.webhook.JobKind;
import io.mlpservice.webhook.WebhookRequest;
import io.mlpservice.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;

/** Turns requests into jobs. */
@Component
class JobSubmission {
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(10);

    private final RequestResolver resolver;
    private final Jobs jobs;
    private final JobQueue queue;
    private final Datasets datasets;
    private final Models models;
    private final JobSettings settings;
    private final IdempotencyKeys keys;
    private final Quotas quotas;
    private final Webhooks webhooks;

    JobSubmission(RequestResolver resolver, Jobs jobs, JobQueue trainingQueue, Datasets datasets, Models models,
            JobSettings settings, IdempotencyKeys keys, Quotas quotas, Webhooks webhooks) {
        this.resolver = resolver;
        this.jobs = jobs;
        this.queue = trainingQueue;
        this.datasets = datasets;
        this.models = models;
        this.settings = settings;
        this.keys = keys;
        this.quotas = quotas;
        this.webhooks = webhooks;
    }

    /**
     * Queues a job, or returns the job that an earlier request with the same key queued.
     *
     * @throws ProblemException with everything that is wrong with the request
     */
    TrainingJob submit(Draft<TrainingRequest> request, @Nullable IdempotencyKey key) {
        var keyOfWhole = request.errors().isEmpty() ? key : null;
        return keys.once(keyOfWhole, request.content(), TrainingJob.class, () -> {
            var resolved = resolve(request);
            quotas.requireTrainingTime();
            quotas.requireRoom(resolved.parameterCount() * resolved.configuration().precision().bytes());
            return () -> queue(resolved, annotations(request), request.content().webhook());
        });
    }

    private TrainingJob queue(ResolvedTraining resolved, Annotations annotations, @Nullable WebhookRequest webhook) {
        if (jobs.queued() >= settings.maxQueued()) {
            throw ProblemException.tooMany("queue_full",
                    "%d jobs are waiting, which is the maximum. Submit this one when some have started, or cancel some."
                            .formatted(settings.maxQueued()),
                    UNTIL_THERE_IS_ROOM);
        }
        datasets.hold(resolved.dataset().id());
        var origin = resolved.configuration().fromModel();
        if (origin != null) {
            models.hold(origin);
        }
        var job = jobs.create(resolved.configuration(), TrainingSchema.of(resolved.schema()),
                resolved.dataset().sha256(), resolved.warnings(), annotations);
        webhooks.register(JobKind.TRAINING_JOB, job.id(), webhook);
        queue.add(job.id(), job.configuration().priority(), job.createdAt());
        quotas.stored(StoredKind.TRAINING_JOBS, job.id());
        quotas.queued();
        return job;
    }

    /**
     * What a request would train; creates nothing.
     *
     * @throws ProblemException with everything that is wrong with the request
     */
    TrainingPreview preview(Draft<TrainingRequest> request) {
        var resolved = resolve(request);
        return new TrainingPreview(resolved.configuration(), resolved.parameterCount(),
                resolved.estimatedMemoryBytes(), resolved.warnings());
    }

    /** Data sets of different names may lead to the same default name of a model. */
    private ResolvedTraining resolve(Draft<TrainingRequest> request) {
        webhooks.check(request.content().webhook(), request.errors());
        annotations(request).check(request.errors());
        var resolved = resolver.resolve(request);
        request.errors().throwIfAny();
        datasets.requireWhole(resolved.dataset().id(), resolved.configuration().columns());
        var name = resolved.configuration().modelName();
        return request.content().modelName() != null
                ? resolved
                : models.newestDatasetId(name).flatMap(datasets::find).map(Dataset::name)
                        .filter(other -> !other.equals(resolved.dataset().name()))
                        .map(other -> resolved.withWarning(sharedName(name, other))).orElse(resolved);
    }

    private static Annotations annotations(Draft<TrainingRequest> request) {
        return Annotations.of(request.content().labels(), request.content().note());
    }

    private static String sharedName(String name, String otherDataset) {
        return "The model becomes a new version of '%s', whose newest version was trained on the data set '%s'. Set model_name to keep them apart."
                .formatted(name, Messages.shortened(otherDataset));
    }
}
