package io.mlpservice.training.resolution.defaults;

import io.mlpservice.platform.problem.FieldErrors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TrainingLimitsTest {
    private static final TrainingLimits NONE = new TrainingLimits(null, null);
    private static final TrainingLimits SHORT = new TrainingLimits(50, 60);

    private final FieldErrors errors = new FieldErrors();

    @Test
    void leavesRequestsAsTheyAreWithoutALimit() {
        assertThat(NONE.epochs(null, errors)).isEqualTo(200);
        assertThat(NONE.epochs(1_000_000, errors)).isEqualTo(1_000_000);
        assertThat(NONE.seconds(null, errors)).isNull();
        assertThat(NONE.seconds(1e6, errors)).isEqualTo(1e6);
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void limitsWhatARequestLeavesOut() {
        assertThat(SHORT.epochs(null, errors)).isEqualTo(50);
        assertThat(SHORT.seconds(null, errors)).isEqualTo(60);
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void allowsWhatIsWithinTheLimits() {
        assertThat(SHORT.epochs(50, errors)).isEqualTo(50);
        assertThat(SHORT.seconds(59.5, errors)).isEqualTo(59.5);
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void refusesMoreByTheNamesOfTheSettings() {
        SHORT.epochs(51, errors);
        SHORT.seconds(60.5, errors);
        assertThat(errors.list()).extracting("pointer", "detail").satisfiesExactly(
                first -> assertThat(first.toList()).containsExactly("/training/epochs",
                        "51 is more than this service allows; it may be at most 50 (mlp.training.max-epochs)."),
                second -> assertThat(second.toList()).containsExactly("/training/max_seconds",
                        "60.5 is more than this service allows; it may be at most 60 (mlp.training.max-seconds)."));
    }

    @Test
    void refusesLimitsThatNoTrainingCanKeep() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrainingLimits(0, null))
                .withMessageContaining("mlp.training.max-epochs");
        assertThatIllegalArgumentException().isThrownBy(() -> new TrainingLimits(null, 0))
                .withMessageContaining("mlp.training.max-seconds");
    }
}
