package io.mlpservice.model;

import io.mlpservice.engine.metric.ClassMetrics;
import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.metric.Metrics;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.util.Arrays;
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
    void leavesOutFitsWithoutTheMetric() {
        var summary = CrossValidationMetrics.of(3, 1, List.of(regression(Double.NaN, 1), regression(0.25, 1),
                regression(Double.NaN, 1)));
        assertThat(number(summary.mean(), "/r2")).isEqualTo(0.25);
        assertThat(json(summary.deviation()).at("/r2").isNull()).isTrue();
        assertThat(number(summary.deviation(), "/rmse")).isZero();
    }

    @Test
    void readsBackWhatItWrote() {
        var summary = CrossValidationMetrics.of(2, 1, List.of(classification(0.1, 3, 1), classification(0.7, 2, 2)));
        assertThat(JSON.readValue(JSON.writeValueAsString(summary), CrossValidationMetrics.class)).isEqualTo(summary);
    }

    private static SampleMetrics regression(double r2, double rmse) {
        return SampleMetrics.of(new Measures(new Metrics.Regression(10, 0.1, r2, rmse, 1,
                List.of(new Metrics.TargetNumbers("y", r2, rmse, 1))), null));
    }

    private static SampleMetrics classification(double accuracy, int right, int wrong) {
        var classes = List.of(new ClassMetrics("a", 1, 0.5, 0.6, right + wrong), new ClassMetrics("b", 0, 0, 0, 0));
        return SampleMetrics.of(new Measures(new Metrics.Classification(right + wrong, 0.1, accuracy, 0.5, 0.5, 0.5,
                List.of(new Metrics.TargetClasses("y", accuracy, 0.5, 0.5, 0.5, List.of("a", "b"), classes,
                        List.of(Arrays.asList(right, wrong), List.of(0, 0))))),
                null));
    }

    private static JsonNode json(SampleMetrics metrics) {
        return Objects.requireNonNull(JSON.valueToTree(metrics));
    }

    private static double number(SampleMetrics metrics, String pointer) {
        return json(metrics).at(pointer).asDouble();
    }
}
