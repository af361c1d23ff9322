package io.mlpservice.model;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.Objects;

/** Numbers the versions of each name; two transactions that want one for the same name wait for each other. */
@Component
class VersionNumbers {
    private final EntityManager entities;
    private final TransactionTemplate apart;

    VersionNumbers(EntityManager entities, PlatformTransactionManager transactions) {
        this.entities = entities;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The next version of a name, given for good once the transaction around commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int next(String name) {
        var counter = lock(name);
        if (counter == null) {
            create(name);
            counter = Objects.requireNonNull(lock(name));
        }
        return counter.next();
    }

    private @Nullable ModelNameCounter lock(String name) {
        return entities.find(ModelNameCounter.class, name, LockModeType.PESSIMISTIC_WRITE);
    }

    /** In a transaction of its own, since PostgreSQL gives up a transaction whose insert finds the key taken. */
    private void create(String name) {
        try {
            apart.executeWithoutResult(status -> entities.persist(new ModelNameCounter(name)));
        } catch (DataIntegrityViolationException e) {
            // Another transaction was first, and that is all that is wanted.
            return;
        }
    }
}
