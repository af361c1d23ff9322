package io.mlpservice.training;

import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.model.Model;
import io.mlpservice.model.Models;
import io.mlpservice.model.TargetColumn;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.idempotency.IdempotencyKeys;
import io.mlpservice.platform.job.JobQueue;
import io.mlpservice.platform.json.Draft;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
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

import java.util.List;
import java.util.Optional;

/** Turns requests into jobs. */
@Component
class JobSubmission {
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
        jobs.requireRoom(settings.queueLimits());
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

    private ResolvedTraining resolve(Draft<TrainingRequest> request) {
        webhooks.check(request.content().webhook(), request.errors());
        annotations(request).check(request.errors());
        var resolved = resolver.resolve(request);
        request.errors().throwIfAny();
        datasets.requireWhole(resolved.dataset().id(), resolved.configuration().columns());
        return models.newest(resolved.configuration().modelName())
                .map(before -> besides(before, resolved, request.content().modelName() == null)).orElse(resolved);
    }

    /** Data sets of different names may lead to the same default name of a model, as does any target of a data set. */
    private ResolvedTraining besides(Model before, ResolvedTraining resolved, boolean isDefaultName) {
        var targets = resolved.schema().targetNames();
        var others = before.targets().stream().map(TargetColumn::name).toList();
        var warned = others.equals(targets) ? resolved : resolved.withWarning(otherTargets(before, others, targets));
        return Optional.ofNullable(isDefaultName ? before.datasetId() : null).flatMap(datasets::find)
                .map(Dataset::name).filter(other -> !other.equals(resolved.dataset().name()))
                .map(other -> warned.withWarning(sharedName(before.name(), other))).orElse(warned);
    }

    private static Annotations annotations(Draft<TrainingRequest> request) {
        return Annotations.of(request.content().labels(), request.content().note());
    }

    private static String otherTargets(Model before, List<String> others, List<String> targets) {
        return "The model becomes a new version of '%s', whose version %d predicts %s, not %s. Who asks for '%s' without a version gets the new one. Set model_name to keep them apart."
                .formatted(before.name(), before.version(), quoted(others), quoted(targets), before.name());
    }

    private static String quoted(List<String> names) {
        return "'%s'".formatted(Messages.shortened(String.join("', '", names)));
    }

    private static String sharedName(String name, String otherDataset) {
        return "The model becomes a new version of '%s', whose newest version was trained on the data set '%s'. Set model_name to keep them apart."
                .formatted(name, Messages.shortened(otherDataset));
    }
}
