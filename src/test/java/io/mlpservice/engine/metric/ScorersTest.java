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
        var metrics = scorer(NO_OR_YES, new double[][]{{0.9, 0.1}, {0.6, 0.4}, {0.65, 0.35}, {0.2, 0.8}},
                new int[]{0, 0, 1, 1}).metrics();

        assertThat(metrics.scores().accuracy()).isEqualTo(0.75);
        assertThat(metrics.confusion()).containsExactly(List.of(2, 0), List.of(1, 1));
        assertThat(metrics.scores().macroF1()).isCloseTo((4.0 / 5 + 2.0 / 3) / 2, within(1e-12));
        assertThat(metrics.scores().rocAuc()).isEqualTo(0.75);
        assertThat(metrics.scores().logLoss())
                .isCloseTo(-(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4, within(1e-12));
    }

    @Test
    void countsTiedRanksByHalf() {
        var metrics = scorer(NO_OR_YES, new double[][]{{0.5, 0.5}, {0.5, 0.5}}, new int[]{0, 1}).metrics();
        assertThat(metrics.scores().rocAuc()).isEqualTo(0.5);
    }

    @Test
    void omitsUndefinedMetrics() {
        var metrics = scorer(new Target("species", List.of("a", "b", "c")),
                new double[][]{{1, 0, 0}, {0, 1, 0}}, new int[]{0, 1}).metrics();
        assertThat(metrics.scores().macroF1()).isEqualTo(1);
        assertThat(metrics.scores().rocAuc()).isNaN();
        assertThat(metrics.scores().logLoss()).isZero();
    }

    /** The second row is correct for one target only, so half of the rows are correct, but three of four labels. */
    @Test
    void countsRowsForWhichEveryTargetIsCorrect() {
        var first = scorer(NO_OR_YES, new double[][]{{0.9, 0.1}, {0.1, 0.9}}, new int[]{0, 1});
        var second = scorer(new Target("second", List.of("0", "1")), new double[][]{{0.8, 0.2}, {0.6, 0.4}},
                new int[]{0, 1});
        var metrics = new ClassificationScorer(2, List.of(first, second)).metrics(1.5);

        assertThat(metrics.scores().accuracy()).isEqualTo(0.5);
        assertThat(metrics.targets()).extracting(target -> target.scores().accuracy()).containsExactly(1.0, 0.5);
        assertThat(metrics.scores().macroF1()).isCloseTo((1 + (2.0 / 3 + 0) / 2) / 2, within(1e-12));
        assertThat(metrics.scores().logLoss()).isCloseTo(
                -(Math.log(0.9) + Math.log(0.9) + Math.log(0.8) + Math.log(0.4)) / 4, within(1e-12));
        assertThat(metrics.scores().rocAuc()).isEqualTo(1);
        assertThat(metrics.loss()).isEqualTo(1.5);
    }

    @Test
    void hasNoRSquaredForConstantTargetsDespiteRounding() {
        var constant = DoubleStream.generate(() -> 12.34).limit(44).toArray();
        var predicted = Arrays.stream(constant).map(value -> value + 1).toArray();
        var metrics = new RegressionScorer(List.of(new Target("a", List.of())), new double[][]{predicted},
                new double[][]{constant}).metrics(0);
        assertThat(metrics.scores().r2()).isNaN();
        assertThat(metrics.scores().mae()).isCloseTo(1, within(1e-12));
    }

    @Test
    void measuresTargetsEachInItsOwnUnit() {
        var metrics = new RegressionScorer(List.of(new Target("a", List.of()), new Target("constant", List.of())),
                new double[][]{{1, 2, 2}, {5, 6, 5}}, new double[][]{{1, 2, 3}, {5, 5, 5}}).metrics(0);

        assertThat(metrics.targets().get(0).scores())
                .isEqualTo(new RegressionScores(0.5, Math.sqrt(1.0 / 3), 1.0 / 3, 0, 1.0 / 9));
        assertThat(metrics.targets().get(0).residuals().p75()).isEqualTo(0.5);
        assertThat(metrics.targets().get(1).scores().r2()).isNaN();
        assertThat(metrics.targets().get(1).scores().mae()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(metrics.scores().r2()).isNaN();
        assertThat(metrics.scores().mae()).isCloseTo(1.0 / 3, within(1e-12));
    }

    private static ClassScorer scorer(Target target, double[][] probabilities, int[] actual) {
        return new ClassScorer(target, (row, label) -> probabilities[row][label], actual);
    }
}
