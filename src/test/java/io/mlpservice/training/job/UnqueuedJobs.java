package io.mlpservice.training.job;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.training.resolution.Configurations;
import jakarta.persistence.EntityManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Jobs that are not in the queue, so that only the test trains them. */
public final class UnqueuedJobs {
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final List<UUID> ids = new ArrayList<>();

    public UnqueuedJobs(EntityManager entities, PlatformTransactionManager transactions) {
        this.entities = entities;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A job with this number of epochs on a data set that does not exist. */
    public UUID add(int epochs, String... warnings) {
        return add(Configurations.of("{'dataset_id': '%s', 'model_name': 'm', 'training': {'epochs': %d}}"
                .formatted(UUID.randomUUID(), epochs)), Configurations.SCHEMA, warnings);
    }

    public UUID add(TrainingConfiguration configuration, ModelSchema schema, String... warnings) {
        var job = new JobEntity(configuration, TrainingSchema.of(schema), "0", List.of(warnings));
        transaction.executeWithoutResult(_ -> entities.persist(job));
        ids.add(job.id());
        return job.id();
    }

    /** How many processes have died of a job since its last checkpoint. */
    public int deaths(UUID id) {
        return Objects.requireNonNull(transaction.execute(_ -> entities.find(JobEntity.class, id).deaths()));
    }

    /** Removes the jobs, which would stand in the queue of the tests that follow. */
    public void removeAll() {
        CurrentOwner.runAsService(() -> transaction.executeWithoutResult(_ -> ids.stream()
                .map(id -> entities.find(JobEntity.class, id)).filter(Objects::nonNull).forEach(entities::remove)));
    }
}
