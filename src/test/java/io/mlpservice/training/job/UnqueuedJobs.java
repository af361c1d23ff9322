package io.mlpservice.training.job;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.TrainingSettings;
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

    /** A job of so many epochs on a data set that does not exist. */
    public UUID add(int epochs, String... warnings) {
        var training = new TrainingSettings(null, null, null, null, null, null, null, null, null, epochs, null, null,
                null, null, null, null, null, null);
        return add(new TrainingConfiguration(UUID.randomUUID(), "m", null, 0, null, null, null, null, null,
                null, null, null, null, training, null, 0L), warnings);
    }

    public UUID add(TrainingConfiguration configuration, String... warnings) {
        var job = new JobEntity(configuration, "0", List.of(warnings));
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
        transaction.executeWithoutResult(_ -> ids.stream().map(id -> entities.find(JobEntity.class, id))
                .filter(Objects::nonNull).forEach(entities::remove));
    }
}
