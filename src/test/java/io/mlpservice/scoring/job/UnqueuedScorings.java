package io.mlpservice.scoring.job;

import io.mlpservice.dataset.Datasets;
import io.mlpservice.model.Models;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.scoring.result.AnswerSchema;
import jakarta.persistence.EntityManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Jobs that are not in the queue, so that only the test works on them. */
public final class UnqueuedScorings {
    private final Models models;
    private final Datasets datasets;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final List<UUID> ids = new ArrayList<>();

    public UnqueuedScorings(Models models, Datasets datasets, EntityManager entities,
            PlatformTransactionManager transactions) {
        this.models = models;
        this.datasets = datasets;
        this.entities = entities;
        this.transaction = new TransactionTemplate(transactions);
    }

    public UUID add(String model, String dataset) {
        var loaded = models.load(model);
        var table = datasets.get(UUID.fromString(dataset));
        var job = new PredictionJobEntity(new ScoringSpec(loaded.identity(),
                AnswerSchema.of(loaded.trained().schema()), table.id(), table.rowCount(),
                new ScoringOptions(null, null, null, false), 0, Annotations.NONE, List.of()));
        transaction.executeWithoutResult(_ -> entities.persist(job));
        ids.add(job.id());
        return job.id();
    }

    public void removeAll() {
        transaction.executeWithoutResult(_ -> ids.stream().map(id -> entities.find(PredictionJobEntity.class, id))
                .filter(Objects::nonNull).forEach(entities::remove));
    }
}
