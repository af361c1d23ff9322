package io.mlpservice.model;

import io.mlpservice.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelRefTest {
    @Test
    void isAnIdANameAVersionOrAnAlias() {
        var id = UUID.randomUUID();
        assertThat(ModelRef.parse(id.toString())).isEqualTo(new ModelRef.Id(id));
        assertThat(ModelRef.parse("iris")).isEqualTo(new ModelRef.Newest("iris"));
        assertThat(ModelRef.parse("iris@12")).isEqualTo(new ModelRef.Version("iris", 12));
        assertThat(ModelRef.parse("iris@production")).isEqualTo(new ModelRef.Alias("iris", "production"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@1", "iris@", "iris@0", "iris@01", "iris@-1", "iris@1@2", "iris@9999999999", "iris@v2",
        "no such"})
    void findsNothingUnderAnythingElse(String text) {
        assertThatThrownBy(() -> ModelRef.parse(text)).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().code()).isEqualTo("not_found"));
    }
}
