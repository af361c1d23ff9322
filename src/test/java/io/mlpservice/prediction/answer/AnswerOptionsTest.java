package io.mlpservice.prediction.answer;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerOptionsTest {
    private static final ModelSchema TWO = classes("no", "yes");
    private static final ModelSchema THREE = classes("a", "b", "c");
    private static final ModelSchema NUMBER = schema(Task.REGRESSION, new Target("y", List.of()));
    private static final ModelSchema SEVERAL = schema(Task.CLASSIFICATION, new Target("p", List.of("0", "1")),
            new Target("q", List.of("0", "1")));

    private static ModelSchema classes(String... labels) {
        return schema(Task.CLASSIFICATION, new Target("y", List.of(labels)));
    }

    private static ModelSchema schema(Task task, Target... targets) {
        return new ModelSchema(task, Feature.numeric(List.of("x")), List.of(targets));
    }

    private static List<FieldError> errors(AnswerOptions options, ModelSchema schema) {
        var errors = new FieldErrors();
        options.rule(schema, AnswerOptions.Refusal.json(errors));
        return errors.list();
    }

    private static String label(AnswerOptions options, double... probabilities) {
        var rule = options.rule(TWO, AnswerOptions.Refusal.json(new FieldErrors()));
        return ((Prediction.Label) rule.decided(new Prediction.Label("?", probabilities), TWO)).label();
    }

    @ParameterizedTest
    @CsvSource({"0.3,,0.3,yes", "0.3,,0.29,no", "0.3,no,0.7,no", "0.3,no,0.71,yes", "0,,0,yes", "1,,0.99,no",
        "1,,1,yes"})
    void decidesFromTheThresholdOn(double threshold, String positive, double probability, String label) {
        assertThat(label(new AnswerOptions(threshold, positive, null), 1 - probability, probability)).isEqualTo(label);
    }

    @Test
    void leavesTheLabelWithoutAThreshold() {
        assertThat(label(AnswerOptions.NONE, 0.4, 0.6)).isEqualTo("?");
    }

    @Test
    void refusesAThresholdWhereItMeansNothing() {
        var threshold = new AnswerOptions(0.5, null, null);
        assertThat(errors(threshold, TWO)).isEmpty();
        assertThat(List.of(THREE, NUMBER, SEVERAL)).allSatisfy(schema -> assertThat(errors(threshold, schema))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/threshold", "not_used")));
    }

    @Test
    void refusesAllThatIsWrongAtOnce() {
        assertThat(errors(new AnswerOptions(1.5, "maybe", 0), TWO)).extracting(FieldError::code)
                .containsExactly("out_of_range", "unknown_class", "out_of_range");
        assertThat(errors(new AnswerOptions(Double.NaN, null, null), TWO)).hasSize(1);
        assertThat(errors(new AnswerOptions(null, "yes", null), TWO)).extracting(FieldError::pointer)
                .containsExactly("/positive_class");
        assertThat(errors(new AnswerOptions(null, null, 2), NUMBER)).extracting(FieldError::pointer)
                .containsExactly("/top_k");
    }

    @Test
    void showsTheMostProbableClassesFirst() {
        var target = THREE.targets().getFirst();
        var rule = new AnswerOptions(null, null, 2).rule(THREE, AnswerOptions.Refusal.json(new FieldErrors()));
        assertThat(rule.probabilities(target, new double[]{0.2, 0.3, 0.5}).keySet()).containsExactly("c", "b");
        assertThat(rule.probabilities(target, new double[]{0.4, 0.2, 0.4}).keySet()).containsExactly("a", "c");
        assertThat(new AnswerOptions(null, null, 9).rule(THREE, AnswerOptions.Refusal.json(new FieldErrors()))
                .probabilities(target, new double[]{0.2, 0.3, 0.5}).keySet()).containsExactly("c", "b", "a");
        assertThat(AnswerRule.ALL.probabilities(target, new double[]{0.2, 0.3, 0.5}).keySet()).containsExactly("a", "b",
                "c");
    }
}
