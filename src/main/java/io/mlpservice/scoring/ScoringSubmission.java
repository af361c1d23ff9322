package io.mlpservice.scoring;

import io.mlpservice.dataset.Datasets;
import io.mlpservice.model.Models;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.idempotency.IdempotencyKeys;
import io.mlpservice.platform.job.JobQueue;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.prediction.answer.AnswerOptions;
import io.mlpservice.quota.Quotas;
import io.mlpservice.quota.StoredKind;
import io.mlpservice.schema.DatasetColumns;
import io.mlpservice.scoring.job.PredictionJob;
import io.mlpservice.scoring.job.PredictionJobs;
import io.mlpservice.scoring.job.ScoringSettings;
import io.mlpservice.scoring.job.ScoringSpec;
import io.mlpservice.scoring.result.AnswerSchema;
import io.mlpservice.webhook.JobKind;
import io.mlpservice.webhook.WebhookRequest;
import io.mlpservice.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns requests into jobs. */
@Component
class ScoringSubmission {
    private static final String DATASET = "/dataset_id";

    private final PredictionJobs jobs;
    private final Models models;
    private final Datasets datasets;
    private final IdempotencyKeys keys;
    private final Quotas quotas;
    private final JobQueue queue;
    private final Webhooks webhooks;
    private final ScoringSettings settings;

    ScoringSubmission(PredictionJobs jobs, Models models, Datasets datasets, IdempotencyKeys keys,
            Quotas quotas, JobQueue predictionQueue, ScoringSettings settings, Webhooks webhooks) {
        this.jobs = jobs;
        this.models = models;
        this.datasets = datasets;
        this.keys = keys;
        this.quotas = quotas;
        this.queue = predictionQueue;
        this.settings = settings;
        this.webhooks = webhooks;
    }

    /**
     * Queues a job, or returns the job that an earlier request with the same key queued.
     *
     * @throws ProblemException with everything that is wrong with the request
     */
    PredictionJob submit(PredictionJobRequest request, @Nullable IdempotencyKey key) {
        var job = keys.once(key, request, PredictionJob.class, () -> {
            var checked = check(request);
            quotas.requireRoom(1);
            return () -> queue(checked, request.webhook());
        });
        queue.wake();
        return job;
    }

    private ScoringSpec check(PredictionJobRequest request) {
        var model = models.load(request.model());
        var dataset = datasets.get(request.datasetId());
        var schema = model.trained().schema();
        var errors = new FieldErrors();
        webhooks.check(request.webhook(), errors);
        request.annotations().check(errors);
        DatasetColumns.check(dataset, schema, schema.featureNames(), DATASET, errors);
        request.options().answers().rule(schema, AnswerOptions.Refusal.json(errors));
        errors.throwIfAny();
        datasets.requireWhole(dataset.id(), schema.featureNames());
        return new ScoringSpec(model.identity(), AnswerSchema.of(schema), dataset.id(), dataset.rowCount(),
                request.options(), request.priorityOrDefault(), request.annotations(),
                DatasetColumns.signWarnings(dataset, schema));
    }

    private PredictionJob queue(ScoringSpec spec, @Nullable WebhookRequest webhook) {
        jobs.requireRoom(settings.queueLimits());
        datasets.hold(spec.datasetId());
        models.hold(spec.model().id());
        var job = jobs.create(spec);
        webhooks.register(JobKind.PREDICTION_JOB, job.id(), webhook);
        quotas.stored(StoredKind.PREDICTION_JOBS, job.id());
        quotas.queued();
        return job;
    }
}
