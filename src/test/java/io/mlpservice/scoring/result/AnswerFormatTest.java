package io.mlpservice.scoring.result;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.format.UnreadableException;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.prediction.answer.AnsweredRow;
import io.mlpservice.prediction.row.RowOddities;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnswerFormatTest {
    /** One row as version 1 of the format stores it: red, with a warning. */
    private static final String STORED = "4d4c5050000000010000000178016360000246fb0b208a"
            + "81c1fe0584666004d22cfe29297a003242038227843c45";
    private static final Prediction.Label RED = new Prediction.Label("red", new double[]{0.25, 0.75});
    private static final AnsweredRow REFUSED = row(null, List.of(),
            List.of(FieldError.at("/größe", "not_numeric", "'größe' must be a number."), FieldError.at("", "b", "c")));

    private static ModelSchema schema(Task task, Target... targets) {
        return new ModelSchema(task, Feature.numeric(List.of("größe")), List.of(targets));
    }

    private static Target colors(String name) {
        return new Target(name, List.of("blue", "red"));
    }

    private static AnsweredRow row(@Nullable Prediction prediction, List<String> warnings, List<FieldError> errors) {
        return new AnsweredRow(0, prediction, List.of(), warnings, errors, RowOddities.NONE);
    }

    private static void assertKept(ModelSchema schema, AnsweredRow... rows) {
        var format = new AnswerFormat(schema);
        var read = format.read(format.write(List.of(rows)), 100);
        assertThat(read).usingRecursiveFieldByFieldElementComparatorIgnoringFields("number").containsExactly(rows);
        assertThat(read).extracting(AnsweredRow::number).first().isEqualTo(100L);
    }

    @Test
    void keepsLabels() {
        assertKept(schema(Task.CLASSIFICATION, colors("c")), row(RED, List.of("One thing.", "☃ is odd."), List.of()),
                REFUSED, row(RED, List.of(), List.of()));
    }

    @Test
    void keepsLabelsOfSeveralTargets() {
        assertKept(schema(Task.CLASSIFICATION, colors("c"), colors("d")),
                row(new Prediction.Labels(List.of(RED, new Prediction.Label("blue", new double[]{0.5, 0.5}))),
                        List.of(), List.of()),
                REFUSED);
    }

    @Test
    void keepsNumbers() {
        assertKept(schema(Task.REGRESSION, new Target("x", List.of()), new Target("y", List.of())), REFUSED,
                row(new Prediction.Numbers(new double[]{1 / 3.0, -0.0}), List.of(), List.of()));
    }

    @Test
    void refusesDamagedChunks() {
        var format = new AnswerFormat(schema(Task.CLASSIFICATION, colors("c")));
        var bytes = format.write(List.of(row(RED, List.of(), List.of())));
        bytes[bytes.length / 2]++;
        assertThatThrownBy(() -> format.read(bytes, 0)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void readsWhatWasStored() {
        var bytes = HexFormat.of().parseHex(STORED);
        var row = new AnswerFormat(schema(Task.CLASSIFICATION, colors("c"))).read(bytes, 7).getFirst();
        assertThat(row).usingRecursiveComparison()
                .isEqualTo(new AnsweredRow(7, RED, List.of(), List.of("Odd."), List.of(), RowOddities.NONE));
    }
}
