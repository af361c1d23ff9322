package io.mlpservice.scoring;

import io.mlpservice.column.DatasetColumn;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.model.Models;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.Messages;
import io.mlpservice.platform.ProblemException;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.idempotency.IdempotencyKeys;
import io.mlpservice.platform.job.JobQueue;
import io.mlpservice.prediction.AnswerOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns requests into jobs. */
@Component
class ScoringSubmission {
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(10);
    private static final String DATASET = "/dataset_id";

    private final PredictionJobs jobs;
    private final Models models;
    private final Datasets datasets;
    private final IdempotencyKeys keys;
    private final JobQueue queue;
    private final ScoringSettings settings;

    ScoringSubmission(PredictionJobs jobs, Models models, Datasets datasets, IdempotencyKeys keys,
            JobQueue predictionQueue, ScoringSettings settings) {
        this.jobs = jobs;
        this.models = models;
        this.datasets = datasets;
        this.keys = keys;
        this.queue = predictionQueue;
        this.settings = settings;
    }

    /**
     * Queues a job, or returns the job that an earlier request with the same key queued.
     *
     * @throws ProblemException with everything that is wrong with the request
     */
    PredictionJob submit(PredictionJobRequest request, @Nullable IdempotencyKey key) {
        var job = keys.once(key, request, PredictionJob.class, () -> {
            var checked = check(request);
            return () -> queue(checked);
        });
        queue.wake();
        return job;
    }

    private PredictionJobEntity check(PredictionJobRequest request) {
        var model = models.load(request.model());
        var dataset = datasets.get(request.datasetId());
        var schema = model.trained().schema();
        var errors = new FieldErrors();
        check(dataset, schema, errors);
        request.options().answers().rule(schema, AnswerOptions.Refusal.json(errors));
        errors.throwIfAny();
        return new PredictionJobEntity(model.identity(), dataset.id(), AnswerSchema.of(schema), request.options(),
                request.priorityOrDefault(), dataset.rowCount());
    }

    /** Read in another order, most dates would be other dates. */
    private static void check(Dataset dataset, ModelSchema schema, FieldErrors errors) {
        var columns = dataset.columns().stream().collect(Collectors.toMap(DatasetColumn::name, Function.identity()));
        for (var feature : schema.features()) {
            var column = columns.get(feature.name());
            var name = Messages.shortened(feature.name());
            if (column == null) {
                errors.add(DATASET, "missing_column",
                        "The data set has no column '%s', which the model needs.".formatted(name));
            } else if (feature.dateOrder() != null && column.dateOrder() != null
                    && feature.dateOrder() != column.dateOrder()) {
                errors.add(DATASET, "unsuitable_data",
                        "The dates in '%s' are written in the order '%s', and the model reads '%s'; upload the file with the same order."
                                .formatted(name, JsonNames.of(column.dateOrder()), JsonNames.of(feature.dateOrder())));
            }
        }
    }

    private PredictionJob queue(PredictionJobEntity job) {
        if (jobs.queued() >= settings.maxQueued()) {
            throw ProblemException.tooMany("queue_full",
                    "%d prediction jobs are waiting, which is the maximum. Submit this one when some have started, or cancel some."
                            .formatted(settings.maxQueued()),
                    UNTIL_THERE_IS_ROOM);
        }
        datasets.hold(job.datasetId());
        models.hold(job.model().id());
        return jobs.create(job);
    }
}
