package io.mlpservice.model;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

class ModelIdentitiesTest {
    private static final ModelIdentity FIRST = new ModelIdentity(UUID.randomUUID(), "iris", 1);
    private static final ModelIdentity SECOND = new ModelIdentity(UUID.randomUUID(), "iris", 2);
    private static final ModelRef NEWEST = new ModelRef.Newest("iris");

    private final ModelRepository repository = mock(ModelRepository.class);
    private final ModelIdentities identities = new ModelIdentities(repository);

    @BeforeEach
    void beginTransaction() {
        TransactionSynchronizationManager.initSynchronization();
        when(repository.newest("iris")).thenReturn(Optional.of(FIRST));
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
        verify(repository, times(1)).newest("iris");
    }

    @Test
    void areNotRememberedWhileAVersionArrives() {
        identities.recall(NEWEST);
        identities.expect(SECOND.id(), "iris");
        assertThat(identities.recall(NEWEST)).isEqualTo(FIRST);
        when(repository.newest("iris")).thenReturn(Optional.of(SECOND));
        assertThat(identities.recall(NEWEST)).isEqualTo(SECOND);
        complete();
        assertThat(identities.recall(NEWEST)).isEqualTo(SECOND);
        assertThat(identities.recall(NEWEST)).isEqualTo(SECOND);
        verify(repository, times(4)).newest("iris");
    }

    @Test
    void areForgottenWithTheModel() {
        identities.recall(NEWEST);
        when(repository.newest("iris")).thenReturn(Optional.empty());
        identities.forget(FIRST);
        assertThat(identities.recall(NEWEST)).isNull();
    }

    @Test
    void followWhatOtherProcessesChange() {
        identities.recall(NEWEST);
        when(repository.newest("iris")).thenReturn(Optional.empty());
        await().atMost(Duration.ofSeconds(5)).until(() -> identities.recall(NEWEST) == null);
    }
}
