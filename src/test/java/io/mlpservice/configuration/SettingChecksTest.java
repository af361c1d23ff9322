package io.mlpservice.configuration;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class SettingChecksTest {
    private final FieldErrors errors = new FieldErrors();

    static List<Object> neutralValues() {
        return List.of(false, 0, 0.0, 0L, Scaling.NONE, List.of(), Map.of());
    }

    static List<Object> meaningfulValues() {
        return List.of(true, 1, -0.5, 1e-320, Scaling.STANDARD, List.of(0), Map.of("a", 0), "");
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("neutralValues")
    void acceptsAValueThatMeansTheSameAsNone(@Nullable Object value) {
        SettingChecks.notUsed(errors, "/training/batch_size", value, "Full batching");
        assertThat(errors.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("meaningfulValues")
    void refusesAValueThatAnotherSettingMakesMeaningless(Object value) {
        SettingChecks.notUsed(errors, "/training/batch_size", value, "Full batching");
        assertThat(refused()).containsExactly(FieldError.at("/training/batch_size", "not_used",
                "Full batching has no use for this; leave it out."));
    }

    @Test
    void refusesAValueOutsideTheRangeOfItsHyperparameter() {
        SettingChecks.range(errors, "/training/epochs", 0, Hyperparameter.EPOCHS);
        assertThat(refused()).extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/training/epochs", "out_of_range"));
    }

    @Test
    void acceptsTheEndsOfARange() {
        var range = Hyperparameter.EPOCHS.range();
        SettingChecks.range(errors, "/training/epochs", range.minimum(), Hyperparameter.EPOCHS);
        SettingChecks.range(errors, "/training/epochs", range.maximum(), Hyperparameter.EPOCHS);
        assertThat(errors.isEmpty()).isTrue();
    }

    @Test
    void addsNothingWhereTheValueIsInDoubt() {
        errors.doubt("/training");
        SettingChecks.range(errors, "/training/epochs", 0, Hyperparameter.EPOCHS);
        SettingChecks.notUsed(errors, "/training/batch_size", 5, "Full batching");
        assertThat(errors.isEmpty()).isTrue();
    }

    private List<FieldError> refused() {
        return errors.refusal().problem().errors();
    }
}
