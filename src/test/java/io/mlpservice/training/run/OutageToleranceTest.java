package io.mlpservice.training.run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

import java.time.Duration;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class OutageToleranceTest {
    private static final long PAUSE = Duration.ofSeconds(5).toNanos();
    private final DataAccessException passing = new DataAccessResourceFailureException("gone");
    private final DataAccessException permanent = new DataIntegrityViolationException("impossible");

    private final UUID job = UUID.randomUUID();
    private long now;
    private boolean canWait = true;
    private final OutageTolerance outages = new OutageTolerance(job, () -> now, () -> canWait);

    private String answer(DataAccessException failure) {
        return outages.attempt(() -> {
            throw failure;
        }, "goes on");
    }

    @Test
    void givesTheAnswerOfADatabaseThatAnswers() {
        assertThat(outages.attempt(() -> "answer", "goes on")).isEqualTo("answer");
        assertThat(outages.hasJustBegun()).isFalse();
    }

    @Test
    void goesOnAfterAFailureThatMayPassAndSaysSo(CapturedOutput output) {
        assertThat(answer(passing)).isEqualTo("goes on");
        assertThat(output).contains("The database does not answer training job %s, which goes on".formatted(job));
    }

    @Test
    void remembersAFailureForAWhile() {
        answer(passing);
        now = PAUSE - 1;
        assertThat(outages.hasJustBegun()).isTrue();
        now = PAUSE;
        assertThat(outages.hasJustBegun()).isFalse();
    }

    @Test
    void endsTheRunAtAFailureThatWouldComeAgain() {
        assertThatThrownBy(() -> answer(permanent)).isSameAs(permanent);
        assertThat(outages.hasJustBegun()).isFalse();
    }

    @Test
    void endsARunThatCannotWait() {
        canWait = false;
        assertThatThrownBy(() -> answer(passing)).isSameAs(passing);
    }
}
