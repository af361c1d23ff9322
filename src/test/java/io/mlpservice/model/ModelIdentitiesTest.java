package io.mlpservice.model;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Limit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ModelIdentitiesTest {
    private static final ModelIdentity FIRST = new ModelIdentity(UUID.randomUUID(), "iris", 1);
    private static final ModelIdentity SECOND = new ModelIdentity(UUID.randomUUID(), "iris", 2);
    private static final ModelRef NEWEST = new ModelRef.Newest("iris");

    private final NewestModel repository = new NewestModel();
    private final AtomicLong clock = new AtomicLong();
    private final ModelIdentities identities = new ModelIdentities(repository, clock::get);

    /** A repository with one name. */
    private static final class NewestModel implements ModelRepository {
        private Optional<ModelIdentity> newest = Optional.of(FIRST);
        private Runnable whileAsked = () -> {};
        private int questions;

        @Override
        public Optional<ModelIdentity> newest(String name) {
            questions++;
            whileAsked.run();
            return newest;
        }

        @Override
        public Optional<ModelIdentity> identityOf(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<ModelIdentity> identityOf(String name, int version) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<ModelEntity> findById(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ModelEntity> before(Instant createdAt, UUID id, Limit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<ModelEntity> lock(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(ModelEntity model) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void beginTransaction() {
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void endTransaction() {
        TransactionSynchronizationManager.clear();
    }

    private static void complete() {
        TransactionSynchronizationManager.getSynchronizations()
                .forEach(synchronization -> synchronization
                        .afterCompletion(TransactionSynchronization.STATUS_COMMITTED));
    }

    @Test
    void areAskedForOnce() {
        assertThat(identities.recall(NEWEST)).isEqualTo(FIRST);
        assertThat(identities.recall(NEWEST)).isEqualTo(FIRST);
        assertThat(repository.questions).isEqualTo(1);
    }

    @Test
    void areNotRememberedWhileAVersionArrives() {
        identities.recall(NEWEST);
        identities.expect(SECOND.id(), "iris");
        assertThat(identities.recall(NEWEST)).isEqualTo(FIRST);
        repository.newest = Optional.of(SECOND);
        assertThat(identities.recall(NEWEST)).isEqualTo(SECOND);
        complete();
        assertThat(identities.recall(NEWEST)).isEqualTo(SECOND);
        assertThat(identities.recall(NEWEST)).isEqualTo(SECOND);
        assertThat(repository.questions).isEqualTo(4);
    }

    @Test
    void areForgottenWithTheModel() {
        identities.recall(NEWEST);
        repository.newest = Optional.empty();
        identities.forget(FIRST);
        assertThat(identities.recall(NEWEST)).isNull();
    }

    @Test
    void followWhatOtherProcessesChangeWithinASecond() {
        identities.recall(NEWEST);
        repository.newest = Optional.of(SECOND);
        pass(Duration.ofSeconds(1));
        assertThat(identities.recall(NEWEST)).isEqualTo(SECOND);
        repository.newest = Optional.empty();
        pass(Duration.ofSeconds(1));
        assertThat(identities.recall(NEWEST)).isNull();
    }

    @Test
    void areAnsweredFromMemoryWhileSomeoneAsksAgain() {
        identities.recall(NEWEST);
        pass(Duration.ofMillis(600));
        repository.newest = Optional.of(SECOND);
        var meanwhile = new ArrayList<@Nullable ModelIdentity>();
        repository.whileAsked = () -> meanwhile.add(inAnotherThread(() -> identities.recall(NEWEST)));
        identities.recall(NEWEST);
        assertThat(meanwhile).containsExactly(FIRST);
        assertThat(identities.recall(NEWEST)).isEqualTo(SECOND);
    }

    @Test
    void areForgottenWhileSomeoneAsksAgain() throws InterruptedException {
        identities.recall(NEWEST);
        pass(Duration.ofMillis(600));
        var forgetting = new Thread(() -> identities.forget(FIRST));
        repository.whileAsked = () -> {
            forgetting.start();
            await().until(
                    () -> EnumSet.of(Thread.State.BLOCKED, Thread.State.TERMINATED).contains(forgetting.getState()));
        };
        identities.recall(NEWEST);
        repository.whileAsked = () -> {};
        forgetting.join();
        repository.newest = Optional.empty();
        assertThat(identities.recall(NEWEST)).isNull();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static <T> T inAnotherThread(Supplier<T> answer) {
        return CompletableFuture.supplyAsync(answer).orTimeout(10, TimeUnit.SECONDS).join();
    }
}
