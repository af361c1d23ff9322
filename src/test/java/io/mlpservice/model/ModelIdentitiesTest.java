package io.mlpservice.model;

import io.mlpservice.AsDefaultOwner;
import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.platform.owner.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.domain.Limit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

@ExtendWith(AsDefaultOwner.class)
class ModelIdentitiesTest {
    private static final ModelIdentity FIRST = new ModelIdentity(UUID.randomUUID(), "iris", 1);
    private static final ModelIdentity SECOND = new ModelIdentity(UUID.randomUUID(), "iris", 2);
    private static final ModelRef NEWEST = new ModelRef.Newest("iris");

    private final NewestModel index = new NewestModel();
    private final MovedAlias aliases = new MovedAlias();
    private final AtomicLong clock = new AtomicLong();
    private final Deque<Runnable> questions = new ConcurrentLinkedDeque<>();
    private final ModelIdentities identities = new ModelIdentities(index, aliases, clock::get, this::ask);
    private boolean asksLater;

    /** An index with one name. */
    private static final class NewestModel implements ModelIndex {
        private Optional<ModelIdentity> newest = Optional.of(FIRST);
        private Runnable whileAsked = () -> {};
        private int questions;

        @Override
        public Optional<ModelIdentity> newest(String name) {
            questions++;
            var answer = newest;
            whileAsked.run();
            return answer;
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
        public Optional<String> nameInOtherCase(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Integer> versions(String name, Limit limit) {
            throw new UnsupportedOperationException();
        }
    }

    /** One alias, first of the first version. */
    private static final class MovedAlias implements ModelAliases {
        private ModelIdentity target = FIRST;

        @Override
        public Optional<ModelIdentity> find(String name, String alias) {
            return Optional.of(target);
        }

        @Override
        public List<String> pointingTo(UUID modelId) {
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
        assertThat(index.questions).isEqualTo(1);
    }

    @Test
    void areNotRememberedWhileAVersionArrives() {
        identities.recall(NEWEST);
        identities.expect(SECOND.id(), "iris");
        assertThat(identities.recall(NEWEST)).isEqualTo(FIRST);
        index.newest = Optional.of(SECOND);
        assertThat(identities.recall(NEWEST)).isEqualTo(SECOND);
        complete();
        assertThat(identities.recall(NEWEST)).isEqualTo(SECOND);
        assertThat(identities.recall(NEWEST)).isEqualTo(SECOND);
        assertThat(index.questions).isEqualTo(4);
    }

    @Test
    void areForgottenWithTheModel() {
        identities.recall(NEWEST);
        index.newest = Optional.empty();
        identities.forget(FIRST);
        assertThat(identities.recall(NEWEST)).isNull();
    }

    @Test
    void followAnAliasAtOnceHereAndWithinASecondElsewhere() {
        var production = new ModelRef.Alias("iris", "production");
        assertThat(identities.recall(production)).isEqualTo(FIRST);
        aliases.target = SECOND;
        assertThat(identities.recall(production)).isEqualTo(FIRST);
        identities.forget(production);
        assertThat(identities.recall(production)).isEqualTo(SECOND);
        aliases.target = FIRST;
        pass(Duration.ofSeconds(1));
        assertThat(identities.recall(production)).isEqualTo(FIRST);
    }

    @Test
    void followWhatOtherProcessesChangeWithinASecond() {
        identities.recall(NEWEST);
        index.newest = Optional.of(SECOND);
        pass(Duration.ofSeconds(1));
        assertThat(identities.recall(NEWEST)).isEqualTo(SECOND);
        index.newest = Optional.empty();
        pass(Duration.ofSeconds(1));
        assertThat(identities.recall(NEWEST)).isNull();
    }

    @Test
    void areAnsweredFromMemoryWhileTheDatabaseIsAskedAgain() {
        identities.recall(NEWEST);
        index.newest = Optional.of(SECOND);
        pass(Duration.ofMillis(600));
        asksLater = true;
        assertThat(identities.recall(NEWEST)).isEqualTo(FIRST);
        askNow();
        assertThat(identities.recall(NEWEST)).isEqualTo(SECOND);
    }

    @Test
    void areForgottenWhileTheDatabaseIsAskedAgain() {
        identities.recall(NEWEST);
        pass(Duration.ofMillis(600));
        asksLater = true;
        identities.recall(NEWEST);
        index.whileAsked = () -> {
            index.newest = Optional.empty();
            identities.forget(FIRST);
        };
        askNow();
        index.whileAsked = () -> {};
        asksLater = false;
        assertThat(identities.recall(NEWEST)).isNull();
    }

    @Test
    void areAskedForTogetherWhereTheDatabaseFails() {
        var failure = new QueryTimeoutException("no answer");
        index.whileAsked = () -> {
            throw failure;
        };
        asksLater = true;
        var failures = new ConcurrentLinkedDeque<Throwable>();
        var requests = Stream
                .generate(() -> Thread.ofPlatform()
                        .start(() -> CurrentOwner.run(Owner.DEFAULT,
                                () -> failures.add(catchThrowable(() -> identities.recall(NEWEST))))))
                .limit(3).toList();
        await().until(() -> requests.stream().allMatch(request -> request.getState() == Thread.State.WAITING));
        askNow();
        await().until(() -> failures.size() == requests.size());
        assertThat(failures).containsOnly(failure);
        assertThat(index.questions).isEqualTo(1);
    }

    private void ask(Runnable question) {
        if (asksLater) {
            questions.add(question);
        } else {
            question.run();
        }
    }

    private void askNow() {
        while (!questions.isEmpty()) {
            questions.remove().run();
        }
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
