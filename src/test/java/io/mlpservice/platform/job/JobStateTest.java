package io.mlpservice.platform.job;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JobStateTest {
    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "FAILED", "CANCELLED"})
    void neverLeavesATerminalState(JobState state) {
        assertThat(state.isTerminal()).isTrue();
        assertThat(state.next()).isEmpty();
    }

    @Test
    void endsACancellationInNothingElse() {
        assertThat(JobState.CANCELLING.next()).containsExactly(JobState.CANCELLED);
    }

    @Test
    void startsWaitingJobsAndRequeuesRunningOnes() {
        assertThat(JobState.QUEUED.to(JobState.RUNNING)).isEqualTo(JobState.RUNNING);
        assertThat(JobState.RUNNING.to(JobState.QUEUED)).isEqualTo(JobState.QUEUED);
    }

    @Test
    void refusesToLeaveOutAState() {
        assertThatThrownBy(() -> JobState.QUEUED.to(JobState.SUCCEEDED)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("QUEUED").hasMessageContaining("SUCCEEDED");
    }
}
