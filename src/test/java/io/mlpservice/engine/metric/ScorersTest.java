package io.mlpservice.engine.metric;

import io.mlpservice.engine.encoding.Target;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Metrics agree with numbers computed by hand. */
class ScorersTest {
    private static final Target NO_OR_YES = new Target("answer", List.of("no", "yes"));

    @Test
    void measuresTwoClasses() {
        var metrics = new ClassScorer(NO_OR_YES, new double[][]{{0.9, 0.1}, {0.6, 0.4}, {0.65, 0.35}, {0.2, 0.8}},
                new int[]{0, 0, 1, 1}).metrics();

        assertThat(metrics.accuracy()).isEqualTo(0.75);
        assertThat(metrics.confusion()).containsExactly(List.of(2, 0), List.of(1, 1));
        assertThat(metrics.macroF1()).isCloseTo((4.0 / 5 + 2.0 / 3) / 2, within(1e-12));
        assertThat(metrics.rocAuc()).isEqualTo(0.75);
        assertThat(metrics.logLoss())
                .isCloseTo(-(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4, within(1e-12));
    }

    @Test
    void countsTiedRanksByHalf() {
        var metrics = new ClassScorer(NO_OR_YES, new double[][]{{0.5, 0.5}, {0.5, 0.5}}, new int[]{0, 1}).metrics();
        assertThat(metrics.rocAuc()).isEqualTo(0.5);
    }

    @Test
    void omitsUndefinedMetrics() {
        var metrics = new ClassScorer(new Target("species", List.of("a", "b", "c")),
                new double[][]{{1, 0, 0}, {0, 1, 0}}, new int[]{0, 1}).metrics();
        assertThat(metrics.macroF1()).isEqualTo(1);
        assertThat(metrics.rocAuc()).isNaN();
        assertThat(metrics.logLoss()).isZero();
    }

    /** The second row is correct for one target only, so half of the rows are correct, but three of four labels. */
    @Test
    void countsRowsForWhichEveryTargetIsCorrect() {
        var first = new ClassScorer(NO_OR_YES, new double[][]{{0.9, 0.1}, {0.1, 0.9}}, new int[]{0, 1});
        var second = new ClassScorer(new Target("second", List.of("0", "1")), new double[][]{{0.8, 0.2}, {0.6, 0.4}},
                new int[]{0, 1});
        var metrics = new ClassificationScorer(2, List.of(first, second)).metrics(1.5);

        assertThat(metrics.accuracy()).isEqualTo(0.5);
        assertThat(metrics.targets()).extracting(Metrics.TargetClasses::accuracy).containsExactly(1.0, 0.5);
        assertThat(metrics.macroF1()).isCloseTo((1 + (2.0 / 3 + 0) / 2) / 2, within(1e-12));
        assertThat(metrics.logLoss()).isCloseTo(
                -(Math.log(0.9) + Math.log(0.9) + Math.log(0.8) + Math.log(0.4)) / 4, within(1e-12));
        assertThat(metrics.rocAuc()).isEqualTo(1);
        assertThat(metrics.loss()).isEqualTo(1.5);
    }

    @Test
    void hasNoRSquaredForConstantTargetsDespiteRounding() {
        var constant = DoubleStream.generate(() -> 12.34).limit(44).toArray();
        var predicted = Arrays.stream(constant).mapToObj(value -> new double[]{value + 1}).toArray(double[][]::new);
        var metrics = new RegressionScorer(List.of(new Target("a", List.of())), predicted, new double[][]{constant})
                .metrics(0);
        assertThat(metrics.r2()).isNaN();
        assertThat(metrics.mae()).isCloseTo(1, within(1e-12));
    }

    @Test
    void measuresTargetsEachInItsOwnUnit() {
        var metrics = new RegressionScorer(List.of(new Target("a", List.of()), new Target("constant", List.of())),
                new double[][]{{1, 5}, {2, 6}, {2, 5}}, new double[][]{{1, 2, 3}, {5, 5, 5}}).metrics(0);

        assertThat(metrics.targets().get(0))
                .isEqualTo(new Metrics.TargetNumbers("a", 0.5, Math.sqrt(1.0 / 3), 1.0 / 3));
        assertThat(metrics.targets().get(1).r2()).isNaN();
        assertThat(metrics.targets().get(1).mae()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(metrics.r2()).isNaN();
        assertThat(metrics.mae()).isCloseTo(1.0 / 3, within(1e-12));
    }
}
