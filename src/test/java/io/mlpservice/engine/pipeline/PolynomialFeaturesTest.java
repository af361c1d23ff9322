package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.EncodingSpec;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.Initializer;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.pipeline.PipelineOutcome.Trained;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.engine.scaling.TargetScaling;
import io.mlpservice.engine.training.Learning;
import io.mlpservice.engine.training.Score;
import io.mlpservice.engine.training.Stopping;
import io.mlpservice.engine.training.TrainingPlan;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static io.mlpservice.engine.pipeline.ExampleFits.predictedNumbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Powers and products of features become inputs of a network. */
class PolynomialFeaturesTest {
    private static final Table PARABOLA = parabolaTable();

    /** No line fits x²: the prediction needs the powers, their scales and their order, also in a stored model. */
    @Test
    void predictsFromPowersAndProductsOfFeatures() {
        var model = ((Trained) Pipeline.fit(parabola(Scaling.STANDARD, Precision.FLOAT64), PARABOLA,
                PipelineListener.NONE)).model();
        var copy = TrainedModel.fromBytes(model.toBytes());
        var rows = new double[][]{{2, 3}, {-1, 4}};

        assertThat(predictedNumbers(model, rows)).containsExactly(new double[]{2 * 2 - 2 * 3, 1 + 4}, within(1e-3));
        assertThat(predictedNumbers(copy, rows)).isEqualTo(predictedNumbers(model, rows));
        assertThat(copy.evaluate(PARABOLA)).isEqualTo(model.evaluate(PARABOLA));
        assertThat(copy.parameters().getFirst().weights()[0]).hasSize(5);
    }

    @Test
    void predictsNoNumberForRowsWhosePowersGrowTooLarge() {
        var model = ((Trained) Pipeline.fit(parabola(Scaling.STANDARD, Precision.FLOAT32), PARABOLA,
                PipelineListener.NONE)).model();

        var answers = predictedNumbers(model, new double[][]{{2, 3}, {1e200, 0}, {1e30, 1}});
        assertThat(answers[0]).isFinite();
        assertThat(answers).endsWith(Double.NaN, Double.NaN);
        var huge = new Table(List.of(new Column.Numeric("a", new double[]{1, 2}),
                new Column.Numeric("b", new double[]{1, 1e30}), new Column.Numeric("y", new double[]{1, 2})));
        assertThatExceptionOfType(UnsuitableDataException.class).isThrownBy(() -> model.evaluate(huge))
                .withMessageContaining("\"b·b\"");
        assertThatExceptionOfType(UnsuitableDataException.class)
                .isThrownBy(() -> Pipeline.fit(parabola(Scaling.NONE, Precision.FLOAT32), huge, PipelineListener.NONE))
                .withMessageContaining("\"b·b\"");
    }

    @Test
    void refusesToScalePowersBeyondADouble() {
        var huge = new Table(List.of(new Column.Numeric("a", new double[]{1, 1e160}),
                new Column.Numeric("b", new double[]{1, 1}), new Column.Numeric("y", new double[]{1, 2})));
        assertThatExceptionOfType(UnsuitableDataException.class).isThrownBy(
                () -> Pipeline.fit(parabola(Scaling.STANDARD, Precision.FLOAT64), huge, PipelineListener.NONE))
                .withMessageContaining("\"a·a\" cannot be scaled");
    }

    private static PipelineSpec parabola(Scaling scaling, Precision precision) {
        var schema = new ModelSchema(Task.REGRESSION, Feature.numeric(List.of("a", "b")),
                List.of(new Target("y", List.of())));
        var plan = new TrainingPlan(new NetworkSpec(5, List.of(new LayerSpec(1, Elementwise.IDENTITY))),
                new Initialization.Drawn(Initializer.ZEROS),
                new Objective(Distance.HALF_SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE),
                Learning.plain(new OptimizerSpec.Lbfgs(10), new Batching.FullBatch(), true),
                Stopping.after(200), Score.R2, precision, 1);
        return new PipelineSpec(schema, EncodingSpec.of(scaling, new Polynomial(2, true)), TargetScaling.NONE,
                SplitSpec.NONE, plan,
                RowWeighting.EQUAL, Optional.empty());
    }

    /** y = a² − a·b. */
    private static Table parabolaTable() {
        var a = IntStream.range(0, 25).mapToDouble(row -> row % 5 - 2).toArray();
        var b = IntStream.range(0, 25).mapToDouble(row -> row / 5.0).toArray();
        var y = IntStream.range(0, 25).mapToDouble(row -> a[row] * a[row] - a[row] * b[row]).toArray();
        return new Table(List.of(new Column.Numeric("a", a), new Column.Numeric("b", b), new Column.Numeric("y", y)));
    }
}
