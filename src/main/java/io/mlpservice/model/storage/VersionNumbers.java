package io.mlpservice.model.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.Objects;

/** Numbers the versions of each name of the current owner. Two transactions that need a number for the same name wait for each other. */
@Component
class VersionNumbers {
    private final EntityManager entities;
    private final TransactionTemplate transaction;

    VersionNumbers(EntityManager entities, PlatformTransactionManager transactions) {
        this.entities = entities;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Starts the counter of a name if there is none. It uses a transaction of its own, because PostgreSQL aborts a
     * transaction whose insert finds the key taken. It must run before the transaction that takes a number:
     * transactions that each wait for a second connection could deadlock.
     */
    void prepare(String name) {
        try {
            transaction.executeWithoutResult(status -> {
                var key = ModelNameCounter.Key.of(name);
                if (entities.find(ModelNameCounter.class, key) == null) {
                    entities.persist(new ModelNameCounter(key));
                }
            });
        } catch (DataIntegrityViolationException e) {
            // Another transaction started the counter first, which is fine.
            return;
        }
    }

    /** The next version of a prepared name. It is used up once the current transaction commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int next(String name) {
        var counter = entities.find(ModelNameCounter.class, ModelNameCounter.Key.of(name),
                LockModeType.PESSIMISTIC_WRITE);
        return Objects.requireNonNull(counter, "the name is not prepared").next();
    }
}
