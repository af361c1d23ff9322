package io.mlpservice.engine.metric;

import io.mlpservice.engine.encoding.Target;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Metrics agree with those that scikit-learn computed of the same answers; see {@code metrics/make.py}. */
class ScikitLearnMetricsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<Arguments> classifications() {
        return cases("classification");
    }

    static Stream<Arguments> regressions() {
        return cases("regression");
    }

    private static Stream<Arguments> cases(String file) {
        try (var json = ScikitLearnMetricsTest.class.getResourceAsStream("/metrics/%s.json".formatted(file))) {
            return JSON.readTree(Objects.requireNonNull(json)).properties().stream()
                    .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("classifications")
    void measuresClassesAsScikitLearnDoes(String name, JsonNode expected) {
        var metrics = classes(expected);
        var scores = metrics.scores();

        assertThat(scores.accuracy()).satisfies(is(expected.get("accuracy")));
        assertThat(scores.balancedAccuracy()).satisfies(is(expected.get("balanced_accuracy")));
        assertThat(scores.macroF1()).satisfies(is(expected.get("macro_f1")));
        assertThat(scores.logLoss()).satisfies(is(expected.get("log_loss")));
        assertThat(scores.brierScore()).satisfies(is(expected.get("brier_score")));
        assertThat(scores.rocAuc()).satisfies(is(expected.get("roc_auc")));
        assertThat(scores.averagePrecision()).satisfies(is(expected.get("average_precision")));
        assertThat(metrics.confusion()).hasToString(expected.get("confusion").toString().replace(",", ", "));
        each(metrics.classes(), ClassMetrics::precision, expected.get("precision"));
        each(metrics.classes(), ClassMetrics::recall, expected.get("recall"));
        each(metrics.classes(), ClassMetrics::f1, expected.get("f1"));
        each(metrics.classes(), ClassMetrics::support, expected.get("support"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("classifications")
    void calibratesAsScikitLearnDoes(String name, JsonNode expected) {
        var bins = classes(expected).calibration();
        each(bins, CalibrationBin::rows, expected.at("/calibration/counts"));
        each(bins, CalibrationBin::meanProbability, expected.at("/calibration/mean_probabilities"));
        each(bins, CalibrationBin::frequency, expected.at("/calibration/frequencies"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("classifications")
    void ranksAsScikitLearnDoes(String name, JsonNode expected) {
        var classes = classes(expected).classes();
        for (var label = 0; label < classes.size(); label++) {
            var ranking = classes.get(label).ranking();
            var ofClass = expected.get("classes").get(label);
            assertThat(ranking.rocAuc()).satisfies(is(ofClass.get("roc_auc")));
            assertThat(ranking.averagePrecision()).satisfies(is(ofClass.get("average_precision")));
            hasPointsOf(ranking.curve(), ofClass.get("curve"));
        }
    }

    /** All points if there are at most 200, else at most 200 of them that leave no gap. */
    private static void hasPointsOf(List<CurvePoint> curve, JsonNode expected) {
        var thresholds = expected.isNull() ? 0 : expected.get("thresholds").size();
        if (thresholds <= 200) {
            assertThat(curve).hasSize(thresholds);
        } else {
            assertThat(curve).hasSizeBetween(100, 200);
            assertThat(IntStream.range(1, curve.size())
                    .mapToDouble(point -> rates(curve.get(point)) - rates(curve.get(point - 1))))
                    .allMatch(step -> step < 0.03);
        }
        for (int point = 0, at = 0; point < curve.size(); point++, at++) {
            while (point > 0 && expected.get("thresholds").get(at).asDouble() > curve.get(point).threshold()) {
                at++;
            }
            assertThat(curve.get(point).threshold()).satisfies(is(expected.get("thresholds").get(at)));
            assertThat(curve.get(point).falsePositiveRate())
                    .satisfies(is(expected.get("false_positive_rates").get(at)));
            assertThat(curve.get(point).truePositiveRate()).satisfies(is(expected.get("true_positive_rates").get(at)));
            assertThat(curve.get(point).precision()).satisfies(is(expected.get("precisions").get(at)));
        }
        if (thresholds > 0) {
            assertThat(curve.getLast().truePositiveRate()).isEqualTo(1);
        }
    }

    private static double rates(CurvePoint point) {
        return point.truePositiveRate() + point.falsePositiveRate();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("regressions")
    void measuresNumbersAsScikitLearnDoes(String name, JsonNode expected) {
        var metrics = new RegressionScorer(List.of(new Target("y", List.of())),
                new double[][]{doubles(expected.get("predicted"))}, new double[][]{doubles(expected.get("truth"))})
                .metrics(0).targets().getFirst();
        var residuals = metrics.residuals();

        assertThat(metrics.scores().r2()).satisfies(is(expected.get("r2")));
        assertThat(metrics.scores().rmse()).satisfies(is(expected.get("rmse")));
        assertThat(metrics.scores().mae()).satisfies(is(expected.get("mae")));
        assertThat(metrics.scores().medianAbsoluteError()).satisfies(is(expected.get("median_absolute_error")));
        assertThat(metrics.scores().mape()).satisfies(is(expected.get("mape")));
        each(List.of(residuals.min(), residuals.p5(), residuals.p25(), residuals.p50(), residuals.p75(),
                residuals.p95(), residuals.max()), value -> value, expected.get("residual_quantiles"));
    }

    private static Metrics.TargetClasses classes(JsonNode given) {
        var probabilities = given.get("probabilities").valueStream().map(ScikitLearnMetricsTest::doubles)
                .toArray(double[][]::new);
        var labels = IntStream.range(0, probabilities[0].length).mapToObj(String::valueOf).toList();
        return new ClassScorer(new Target("y", labels), (row, label) -> probabilities[row][label],
                given.get("truth").valueStream().mapToInt(JsonNode::asInt).toArray()).metrics();
    }

    private static double[] doubles(JsonNode values) {
        return values.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private static <T> void each(List<T> items, ToDoubleFunction<T> part, JsonNode expected) {
        assertThat(items).hasSize(expected.size());
        for (var index = 0; index < items.size(); index++) {
            assertThat(part.applyAsDouble(items.get(index))).as("%d", index).satisfies(is(expected.get(index)));
        }
    }

    /** Null stands for what is undefined or infinite. */
    private static Consumer<Double> is(JsonNode expected) {
        return value -> {
            if (expected.isNull()) {
                assertThat(Double.isFinite(value)).isFalse();
            } else {
                assertThat(value).isCloseTo(expected.asDouble(),
                        Offset.offset(1e-12 + 1e-12 * Math.abs(expected.asDouble())));
            }
        };
    }
}
