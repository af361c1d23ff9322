package io.mlpservice.training.job;

import io.mlpservice.column.ColumnType;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSign;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.model.TargetColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TrainingSchemaTest {
    private static final List<TrainingSchema.Feature> FEATURES = List
            .of(new TrainingSchema.Feature("city", ColumnType.CATEGORICAL, null, null));
    private static final List<TargetColumn> TARGETS = List.of(new TargetColumn("y", null));

    @Test
    void takesOnlyTheWordsOfEarlierVersionsForGapsIfNoneAreRecorded() {
        var words = new TrainingSchema(FEATURES, TARGETS, null, null, null, null).toEngine(Task.REGRESSION).gapWords();
        assertThat(words.contains("NA")).isTrue();
        assertThat(words.contains("n/a")).isFalse();
    }

    @Test
    void takesTheRecordedWordsForGaps() {
        var words = new TrainingSchema(FEATURES, TARGETS, List.of("-999"), null, null, null).toEngine(Task.REGRESSION)
                .gapWords();
        assertThat(words.all()).containsExactly("-999");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "%"})
    void keepsTheSignBesideNumbers(@Nullable String sign) {
        var stored = new TrainingSchema(List.of(new TrainingSchema.Feature("rate", ColumnType.NUMERIC, null, sign)),
                TARGETS, List.of(), ".", null, List.of("%"));
        var schema = stored.toEngine(Task.REGRESSION);
        assertThat(schema.features().getFirst().sign()).isEqualTo(sign == null ? null : NumberSign.of(sign));
        assertThat(TrainingSchema.of(schema).features()).isEqualTo(stored.features());
    }

    @Test
    void takesTheRecordedMarksInNumbers() {
        var schema = new TrainingSchema(FEATURES, TARGETS, List.of(), ",", ".", List.of("€")).toEngine(Task.REGRESSION);
        assertThat(schema.numberMarks()).isEqualTo(NumberMarks.of(",", ".", List.of("€")));
        assertThat(TrainingSchema.of(schema)).returns(",", TrainingSchema::decimal).returns(".",
                TrainingSchema::thousands);
        assertThat(
                new TrainingSchema(FEATURES, TARGETS, null, null, null, null).toEngine(Task.REGRESSION).numberMarks())
                .isEqualTo(NumberMarks.PLAIN);
    }
}
