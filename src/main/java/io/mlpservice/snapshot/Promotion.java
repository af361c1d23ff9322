package io.mlpservice.snapshot;

import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.pipeline.PartMeasures;
import io.mlpservice.engine.pipeline.PipelineOutcome.Unmeasured;
import io.mlpservice.model.Model;
import io.mlpservice.model.ModelName;
import io.mlpservice.model.ModelOrigin;
import io.mlpservice.model.Models;
import io.mlpservice.model.NewModel;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.idempotency.IdempotencyKeys;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.quota.Quotas;
import io.mlpservice.training.TrainedParts;
import io.mlpservice.training.TrainedSnapshot;
import io.mlpservice.training.TrainingSnapshots;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import java.util.Objects;
import java.util.UUID;

/** Makes models of snapshots. They are measured as the job measures the model that it makes. */
@Service
class Promotion {
    private static final Logger LOG = LoggerFactory.getLogger(Promotion.class);

    private final TrainingSnapshots snapshots;
    private final Models models;
    private final TrainedParts parts;
    private final IdempotencyKeys keys;
    private final Quotas quotas;

    Promotion(TrainingSnapshots snapshots, Models models, TrainedParts parts, IdempotencyKeys keys, Quotas quotas) {
        this.snapshots = snapshots;
        this.models = models;
        this.parts = parts;
        this.keys = keys;
        this.quotas = quotas;
    }

    /** Identifies a repeated request. */
    private record Identity(UUID job, int epoch, @Nullable String name) {}

    /**
     * Stores a snapshot as the next version of a name.
     *
     * @throws ProblemException 404 if there is no such snapshot, 422 if there may be no model of that name, 409 {@code
     *     dataset_deleted} if it cannot be measured any more, 403 or 507 if there is no room for it
     */
    Model promote(UUID jobId, int epoch, PromotionRequest request, @Nullable IdempotencyKey key) {
        var name = request.name();
        if (name != null && !ModelName.isLegal(name)) {
            throw ProblemException.invalid("/name", "invalid_value", ModelName.RULE);
        }
        return keys.once(key, new Identity(jobId, epoch, name), Model.class, () -> {
            var snapshot = snapshots.load(jobId, epoch);
            quotas.requireRoom(snapshot.model().parameterCount() * snapshot.model().precision().bytes());
            var prepared = models.prepare(measured(snapshot, name));
            return () -> models.get(models.publish(prepared, Annotations.NONE).toString());
        });
    }

    private NewModel measured(TrainedSnapshot snapshot, @Nullable String name) {
        var model = snapshot.model();
        var rows = parts.of(snapshot.configuration(), model.schema());
        HeapShare.reserve(Measures.bytes(rows.table().rowCount(), model.network().outputLayer().units(),
                model.precision()));
        var measures = PartMeasures.of(model, rows.table(), rows.split(), () -> false);
        measures.unmeasured().forEach(part -> report(snapshot, part));
        var origin = new ModelOrigin.Training(snapshot.configuration(), rows.dataset().sha256(), snapshot.jobId(),
                snapshot.epoch());
        return NewModel.of(Objects.requireNonNullElse(name, snapshot.configuration().modelName()), model, measures,
                null, origin);
    }

    /** Parameters of an early epoch may be such that some numbers are too large for them; the model then has no metrics. */
    private static void report(TrainedSnapshot snapshot, Unmeasured part) {
        if (part.cause() instanceof Error failure) {
            throw failure;
        }
        LOG.warn("Snapshot {} of job {} could not be measured on its {} rows.", snapshot.epoch(), snapshot.jobId(),
                part.part(), part.cause());
    }
}
