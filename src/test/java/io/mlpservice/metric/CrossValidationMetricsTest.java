package io.mlpservice.metric;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Mean and deviation of all metrics over the fits of a cross-validation. */
class CrossValidationMetricsTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    @Test
    void summarizesRegressions() {
        var summary = CrossValidationMetrics.of(3, 1, List.of(regression(0.5, 2), regression(0.7, 4),
                regression(0.9, 9)));
        assertThat(number(summary.mean(), "/r2")).isCloseTo(0.7, within(1e-15));
        assertThat(number(summary.mean(), "/rmse")).isEqualTo(5);
        assertThat(number(summary.deviation(), "/r2")).isCloseTo(0.2, within(1e-15));
        assertThat(number(summary.deviation(), "/rmse")).isCloseTo(Math.sqrt(13), within(1e-15));
        assertThat(number(summary.deviation(), "/per_target/0/rmse")).isCloseTo(Math.sqrt(13), within(1e-15));
    }

    @Test
    void addsCounts() {
        var summary = CrossValidationMetrics.of(2, 1, List.of(classification(0.75, 3, 1), classification(0.5, 2, 2)));
        assertThat(json(summary.mean()).at("/row_count").asInt()).isEqualTo(8);
        assertThat(json(summary.mean()).at("/confusion_matrix/counts").toString()).isEqualTo("[[5,3],[0,0]]");
        assertThat(json(summary.mean()).at("/confusion_matrix/labels").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(json(summary.deviation()).at("/confusion_matrix").isNull()).isTrue();
        assertThat(json(summary.deviation()).at("/per_class/0/label").asString()).isEqualTo("a");
        assertThat(number(summary.deviation(), "/accuracy")).isCloseTo(Math.sqrt(0.03125), within(1e-15));
    }

    @Test
    void keepsNumbersThatAllFitsHave() {
        var summary = CrossValidationMetrics.of(3, 1, List.of(regression(0.1, 0.7), regression(0.1, 0.7),
                regression(0.1, 0.7)));
        assertThat(number(summary.mean(), "/r2")).isEqualTo(0.1);
        assertThat(number(summary.deviation(), "/r2")).isZero();
    }

    @Test
    void leavesOutFitsWithoutTheMetric() {
        var summary = CrossValidationMetrics.of(3, 1, List.of(regression(null, 1), regression(0.25, 1),
                regression(null, 1)));
        assertThat(number(summary.mean(), "/r2")).isEqualTo(0.25);
        assertThat(json(summary.deviation()).at("/r2").isNull()).isTrue();
        assertThat(number(summary.deviation(), "/rmse")).isZero();
    }

    @Test
    void readsBackWhatItWrote() {
        var summary = CrossValidationMetrics.of(2, 1, List.of(classification(0.1, 3, 1), classification(0.7, 2, 2)));
        assertThat(JSON.readValue(JSON.writeValueAsString(summary), CrossValidationMetrics.class)).isEqualTo(summary);
    }

    private static SampleMetrics regression(@Nullable Double r2, double rmse) {
        return read("""
                {"row_count": 10, "loss": 0.1, "r2": %s, "rmse": %s, "mae": 1.0,
                 "per_target": [{"target": "y", "r2": %s, "rmse": %s, "mae": 1.0}]}""".formatted(r2, rmse, r2, rmse));
    }

    private static SampleMetrics classification(double accuracy, int right, int wrong) {
        return read("""
                {"row_count": %d, "loss": 0.1, "accuracy": %s,
                 "confusion_matrix": {"labels": ["a", "b"], "counts": [[%d, %d], [0, 0]]},
                 "per_class": [{"label": "a", "precision": 1.0, "recall": 0.5, "f1": 0.6, "support": %d},
                               {"label": "b", "precision": 0.0, "recall": 0.0, "f1": 0.0, "support": 0}]}"""
                .formatted(right + wrong, accuracy, right, wrong, right + wrong));
    }

    private static SampleMetrics read(String json) {
        return JSON.readValue(json, SampleMetrics.class);
    }

    private static JsonNode json(SampleMetrics metrics) {
        return Objects.requireNonNull(JSON.valueToTree(metrics));
    }

    private static double number(SampleMetrics metrics, String pointer) {
        return json(metrics).at(pointer).asDouble();
    }
}
