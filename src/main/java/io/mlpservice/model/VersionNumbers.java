package io.mlpservice.model;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.Objects;

/** Numbers the versions of each name; two transactions that want one for the same name wait for each other. */
@Component
class VersionNumbers {
    private final EntityManager entities;
    private final TransactionTemplate transaction;

    VersionNumbers(EntityManager entities, PlatformTransactionManager transactions) {
        this.entities = entities;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Begins to count the versions of a name, if nobody has. It takes a transaction of its own, since PostgreSQL gives up
     * one whose insert finds the key taken, and comes before the one that wants a number: transactions that each wait for
     * a second connection may wait for each other.
     */
    void prepare(String name) {
        try {
            transaction.executeWithoutResult(status -> {
                if (entities.find(ModelNameCounter.class, name) == null) {
                    entities.persist(new ModelNameCounter(name));
                }
            });
        } catch (DataIntegrityViolationException e) {
            // Another transaction was first, and that is all that is wanted.
            return;
        }
    }

    /** The next version of a name that is prepared, given for good once the transaction around commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int next(String name) {
        var counter = entities.find(ModelNameCounter.class, name, LockModeType.PESSIMISTIC_WRITE);
        return Objects.requireNonNull(counter, "the name is not prepared").next();
    }
}
