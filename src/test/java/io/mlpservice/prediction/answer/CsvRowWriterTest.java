package io.mlpservice.prediction.answer;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.platform.csv.CsvOutput;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.Problem;
import io.mlpservice.prediction.row.RowOddities;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CsvRowWriterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private CsvRowWriter writer(Task task, AnswerRule rule, Target... targets) {
        return new CsvRowWriter(new CsvOutput(out, true),
                new ModelSchema(task, Feature.numeric(List.of("x")), List.of(targets)), rule);
    }

    private static AnsweredRow row(Prediction prediction) {
        return new AnsweredRow(0, prediction, List.of(), List.of(), List.of(), RowOddities.NONE);
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void hasAColumnForEachTargetOfARegression() throws IOException {
        var writer = writer(Task.REGRESSION, AnswerRule.ALL, new Target("=price", List.of()),
                new Target("error", List.of()));
        writer.write(row(new Prediction.Numbers(new double[]{-1.5, 2})));
        writer.end();
        assertThat(written()).isEqualTo("'=price,error,warnings,error_2\n-1.5,2,,\n");
    }

    @Test
    void hasColumnsForEachOfSeveralTargets() throws IOException {
        var writer = writer(Task.CLASSIFICATION, AnswerRule.ALL, new Target("a", List.of("n", "y")),
                new Target("b", List.of("-1", "1")));
        writer.write(row(new Prediction.Labels(List.of(new Prediction.Label("y", new double[]{0.25, 0.75}),
                new Prediction.Label("-1", new double[]{1, 0})))));
        writer.end();
        assertThat(written()).isEqualTo(
                """
                        label_a,probability_a_n,probability_a_y,label_b,probability_b_-1,probability_b_1,warnings,error
                        y,0.25,0.75,"-1",1,0,,
                        """);
    }

    @Test
    void saysWarningsAndErrorsInSentences() throws IOException {
        var writer = writer(Task.REGRESSION, AnswerRule.ALL, new Target("y", List.of()));
        writer.write(new AnsweredRow(0, null, List.of("One."), List.of("Two."),
                List.of(FieldError.line(2, "a", "Three."), FieldError.line(2, "b", "Four.")), RowOddities.NONE));
        writer.end();
        assertThat(written()).isEqualTo("y,warnings,error\n,One. Two.,Three. Four.\n");
    }

    @Test
    void endsABrokenAnswerWithTheReason() throws IOException {
        var writer = writer(Task.REGRESSION, AnswerRule.ALL, new Target("y", List.of()));
        writer.breakOff(Problem.of(400, "malformed_csv", "It breaks off.", List.of()));
        assertThat(written()).isEqualTo("y,warnings,error\n,,It breaks off.\n");
    }

    @Test
    void showsSomeClassesInColumnsOfTheirOwn() throws IOException {
        var writer = writer(Task.CLASSIFICATION, new AnswerRule(null, 5), new Target("y", List.of("a", "b")));
        writer.write(row(new Prediction.Label("b", new double[]{0.25, 0.75})));
        writer.end();
        assertThat(written()).isEqualTo(
                "label,top_1,top_1_probability,top_2,top_2_probability,warnings,error\nb,b,0.75,a,0.25,,\n");
    }
}
