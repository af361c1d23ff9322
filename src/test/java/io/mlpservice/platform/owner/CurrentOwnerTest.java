package io.mlpservice.platform.owner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CurrentOwnerTest {
    private static final Owner ANN = new Owner("ann");
    private static final Owner BEN = new Owner("ben");

    @Test
    void isBoundUntilTheCallEnds() {
        assertThat(CurrentOwner.<Owner, RuntimeException>call(ANN, CurrentOwner::get)).isEqualTo(ANN);
        assertThatIllegalStateException().isThrownBy(CurrentOwner::get);
    }

    @Test
    void isTheInnermostOne() {
        CurrentOwner.run(ANN, () -> {
            CurrentOwner.run(BEN, () -> assertThat(CurrentOwner.get()).isEqualTo(BEN));
            assertThat(CurrentOwner.get()).isEqualTo(ANN);
        });
    }

    @Test
    void isNobodyOnAnotherThread() {
        CurrentOwner.run(ANN, () -> assertThat(CompletableFuture.supplyAsync(CurrentOwner::find).join()).isEmpty());
        CurrentOwner.runAsService(
                () -> assertThat(CompletableFuture.supplyAsync(CurrentOwner::isService).join()).isFalse());
    }

    @Test
    void isNotTheServiceByAccident() {
        assertThat(CurrentOwner.isService()).isFalse();
        CurrentOwner.run(ANN, () -> assertThat(CurrentOwner.isService()).isFalse());
    }

    @Test
    void isNobodyForTheServiceItself() {
        CurrentOwner.runAsService(() -> {
            assertThat(CurrentOwner.isService()).isTrue();
            assertThatIllegalStateException().isThrownBy(CurrentOwner::get);
        });
    }

    @Test
    void doesNotChangeWithinATransaction() {
        CurrentOwner.run(ANN, () -> {
            TransactionSynchronizationManager.setActualTransactionActive(true);
            try {
                CurrentOwner.run(ANN, () -> assertThat(CurrentOwner.get()).isEqualTo(ANN));
                assertThatIllegalStateException().isThrownBy(() -> CurrentOwner.run(BEN, () -> {}));
                assertThatIllegalStateException().isThrownBy(() -> CurrentOwner.runAsService(() -> {}));
            } finally {
                TransactionSynchronizationManager.setActualTransactionActive(false);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "two words", "line\n", "é"})
    void refusesNamesThatNoOwnerMayHave(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Owner(name));
    }

    @Test
    void namesHaveAtMostAHundredSigns() {
        assertThat(new Owner("a".repeat(100)).name()).hasSize(100);
        assertThat(Owner.isName("a".repeat(101))).isFalse();
    }
}
