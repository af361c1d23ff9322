package io.mlpservice.quota;

import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.problem.ProblemException;
import jakarta.persistence.EntityManager;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.UUID;

/**
 * Holds owners to their limits, for the current owner.
 *
 * <p>The limits of bytes and of unfinished jobs are exact, whatever happens at the same time at any process: a transaction
 * that stores something counts what is stored at its end, while others that count wait for it. Exempt are checkpoints,
 * epochs and the ends of jobs, which count but are never refused. The limit of training time is checked when a job is
 * submitted or resumed; what was accepted before trains to its end.
 *
 * <p>Nothing is counted, and nothing waits, where no limit is set.
 */
@Service
@EnableConfigurationProperties({QuotaSettings.class, StorageSettings.class})
public class Quotas {
    private final QuotaSettings limits;
    private final StorageSettings storage;
    private final UsageStore store;
    private final TrainingTimes times;
    private final EntityManager entities;

    Quotas(QuotaSettings limits, StorageSettings storage, UsageStore store, TrainingTimes times,
            EntityManager entities) {
        this.limits = limits;
        this.storage = storage;
        this.store = store;
        this.times = times;
        this.entities = entities;
    }

    /**
     * Checks, before work is done whose result is to be stored, that there is room left now.
     *
     * @param bytes the least that it takes
     * @throws ProblemException 403 {@code storage_quota_exceeded}, 507 {@code storage_limit_exceeded}
     */
    public void requireRoom(long bytes) {
        if (limits.storedBytes() != null) {
            var stored = store.bytes(CurrentOwner.get());
            if (stored.total() + bytes > limits.storedBytes().toBytes()) {
                throw QuotaProblems.ownerStoresTooMuch(stored, limits.storedBytes());
            }
        }
        if (storage.maxBytes() != null && store.bytesOfAll() + bytes > storage.maxBytes().toBytes()) {
            throw QuotaProblems.allStoreTooMuch(storage.maxBytes());
        }
    }

    /**
     * Measures a thing that the current transaction has written, with all that belongs to it. Call it late: until the
     * transaction ends, others that store something wait.
     *
     * @throws ProblemException as {@link #requireRoom}; the transaction has to be rolled back then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stored(StoredKind kind, UUID id) {
        measure(kind, id);
        checkStored();
    }

    /**
     * Takes in by how many bytes a thing has grown in the current transaction.
     *
     * @throws ProblemException as {@link #stored(StoredKind, UUID)}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void grown(StoredKind kind, UUID id, long bytes) {
        store.add(kind, id, bytes);
        checkStored();
    }

    /** Measures a thing that the current transaction changed, and refuses nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void measure(StoredKind kind, UUID id) {
        entities.flush();
        store.measure(kind, id);
    }

    private void checkStored() {
        if (limits.storedBytes() != null || storage.maxBytes() != null) {
            store.lock();
            requireRoom(0);
        }
    }

    /**
     * Checks that the owner may have a job that the current transaction queued.
     *
     * @throws ProblemException 429 {@code job_quota_exceeded}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queued() {
        var most = limits.unfinishedJobs();
        if (most != null) {
            entities.flush();
            store.lock();
            if (store.unfinishedJobs(CurrentOwner.get()) > most) {
                throw QuotaProblems.tooManyJobs(most);
            }
        }
    }

    /**
     * Checks that the jobs of the owner may train more.
     *
     * @throws ProblemException 429 {@code training_time_quota_exceeded}
     */
    public void requireTrainingTime() {
        var limit = limits.trainingTime().limit();
        if (limit != null) {
            var now = Instant.now();
            var window = times.of(CurrentOwner.get());
            if (window.used(now).compareTo(limit) >= 0) {
                throw QuotaProblems.trainedTooLong(limit, window, now);
            }
        }
    }

    /** What an owner uses, and may use. */
    Usage usage(Owner owner) {
        return new Usage(owner.name(), Usage.Storage.of(store.bytes(owner), limits.storedBytes()),
                new Usage.Jobs(store.unfinishedJobs(owner), limits.unfinishedJobs()),
                Usage.TrainingTime.of(times.of(owner), limits.trainingTime().limit()));
    }
}
