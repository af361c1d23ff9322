package io.mlpservice.prediction.answer;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PredictedRowTest {
    private static long bytes(String... labels) {
        return PredictedRow.bytes(new ModelSchema(Task.CLASSIFICATION, Feature.numeric(List.of("x")),
                List.of(new Target("y", List.of(labels)))));
    }

    /** Once beside its probability, and once as the answer. */
    @Test
    void countsTheLongestNameOfAClassTwice() {
        assertThat(bytes("a", "b".repeat(1_001)) - bytes("a", "b")).isEqualTo(2 * 4 * 1_000);
    }
}
