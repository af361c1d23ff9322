package io.mlpservice.model.storage;

import com.zaxxer.hikari.HikariDataSource;
import io.mlpservice.GenerousWaits;
import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.platform.owner.Owner;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What numbering promises on every database. */
abstract class VersionNumbersContract {
    private static final int WRITERS = 12;

    @Autowired
    private VersionNumbers versions;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void givesEachOfManyWritersAVersionOfItsOwn() throws Exception {
        var name = "m" + UUID.randomUUID();
        Callable<Integer> next = () -> CurrentOwner.call(Owner.DEFAULT, () -> next(name));
        var given = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var version : threads.invokeAll(Collections.nCopies(WRITERS, next))) {
                given.add(version.get());
            }
        }
        assertThat(given).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, WRITERS).boxed().toList());
    }

    @Test
    void needsNoSecondConnectionWhereEveryOneIsTaken() throws Exception {
        var connections = pool.getMaximumPoolSize();
        var allAreTaken = new CyclicBarrier(connections);
        Callable<Integer> first = () -> CurrentOwner.call(Owner.DEFAULT, () -> {
            var name = "m" + UUID.randomUUID();
            versions.prepare(name);
            return new TransactionTemplate(transactions).execute(status -> {
                await(allAreTaken);
                return versions.next(name);
            });
        });
        try (var threads = Executors.newFixedThreadPool(2 * connections)) {
            for (var version : threads.invokeAll(Collections.nCopies(2 * connections, first))) {
                assertThat(version.get()).isEqualTo(1);
            }
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(GenerousWaits.SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void takesBackWhatWasNotCommitted() {
        var name = "m" + UUID.randomUUID();
        assertThat(next(name)).isEqualTo(1);
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            assertThat(versions.next(name)).isEqualTo(2);
            transaction.setRollbackOnly();
        });
        assertThat(next(name)).isEqualTo(2);
    }

    @Test
    void countsTheVersionsOfEachOwnerApart() {
        var name = "m" + UUID.randomUUID();
        assertThat(next(name)).isEqualTo(1);
        assertThat(next(name)).isEqualTo(2);
        assertThat(CurrentOwner.<Integer, RuntimeException>call(new Owner("ann"), () -> next(name))).isEqualTo(1);
    }

    private Integer next(String name) {
        versions.prepare(name);
        return new TransactionTemplate(transactions).execute(status -> versions.next(name));
    }
}
