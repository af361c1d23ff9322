package io.mlpservice.engine.metric;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.TargetCodec;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.scaling.ColumnScale;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/** What a guess reaches agrees with numbers computed by hand. The first six rows are for training. */
class BaselineTest {
    private static final int[] TRAINING = {0, 1, 2, 3, 4, 5};
    private static final int[] TEST = {6, 7, 8, 9};

    @Test
    void guessesTheMostFrequentClassOfTheTrainingRows() {
        var schema = new ModelSchema(Task.CLASSIFICATION, Feature.numeric(List.of("x")),
                List.of(new Target("y", List.of("a", "b", "c"))));
        var codec = new TargetCodec(schema, List.of(), new LayerSpec(3, new Activation.Softmax()));
        var table = new Table(
                List.of(new Column.Categorical("y", List.of("b", "a", "c"), new int[]{0, 0, 0, 1, 1, 2, 1, 1, 0, 2})));
        var baseline = Baseline.of(schema, codec, table, TRAINING);
        assertThat(((Baseline.ClassCounts) baseline).counts()).containsExactly(List.of(2, 3, 1));
        assertThat(((Baseline.ClassCounts) baseline).label(0)).isEqualTo("b");

        var metrics = (Metrics.Classification) baseline.metrics(codec, table, TEST);
        assertThat(metrics.scores().accuracy()).isEqualTo(0.25);
        assertThat(metrics.scores().macroF1()).isCloseTo(2 * 0.25 * 1 / 1.25 / 3, within(1e-12));
        assertThat(metrics.scores().logLoss()).isCloseTo(
                -(2 * Math.log(2.0 / 6) + Math.log(3.0 / 6) + Math.log(1.0 / 6)) / 4,
                within(1e-12));
        assertThat(metrics.scores().rocAuc()).isEqualTo(0.5);
        assertThat(metrics.loss()).isNaN();
    }

    @Test
    void guessesTheMeanOfTheTrainingRows() {
        var schema = new ModelSchema(Task.REGRESSION, Feature.numeric(List.of("x")),
                List.of(new Target("y", List.of())));
        var codec = new TargetCodec(schema, List.of(ColumnScale.Linear.IDENTITY),
                new LayerSpec(1, Elementwise.IDENTITY));
        var table = new Table(List.of(new Column.Numeric("y", new double[]{1, 2, 3, 4, 5, 9, 4, 6, 0, 2})));
        var baseline = Baseline.of(schema, codec, table, TRAINING);
        assertThat(baseline).isEqualTo(new Baseline.Means(schema.targets(), List.of(4.0)));

        var metrics = (Metrics.Regression) baseline.metrics(codec, table, TEST);
        assertThat(metrics.scores().mae()).isEqualTo((0 + 2 + 4 + 2) / 4.0);
        assertThat(metrics.scores().rmse()).isCloseTo(Math.sqrt((0 + 4 + 16 + 4) / 4.0), within(1e-12));
        assertThat(metrics.scores().r2()).isCloseTo(1 - 24.0 / 20, within(1e-12));
    }

    @Test
    void measuresEachClass() {
        var probabilities = new double[][]{{1, 0, 0}, {0, 1, 0}, {1, 0, 0}, {1, 0, 0}};
        var metrics = new ClassScorer(new Target("y", List.of("a", "b", "c")),
                (row, label) -> probabilities[row][label], new int[]{0, 1, 1, 2}).metrics();
        assertThat(metrics.classes())
                .extracting(ClassMetrics::label, ClassMetrics::precision, ClassMetrics::recall, ClassMetrics::f1,
                        ClassMetrics::support)
                .containsExactly(tuple("a", 1.0 / 3, 1.0, 0.5, 1), tuple("b", 1.0, 0.5, 2.0 / 3, 2),
                        tuple("c", Double.NaN, 0.0, 0.0, 1));
    }
}
