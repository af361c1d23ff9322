package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.HeldOut;
import io.mlpservice.engine.data.RandomSplit;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.EncodingSpec;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.metric.Metrics;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static io.mlpservice.engine.pipeline.ExampleFits.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Columns of many categories are learned, stored, traced and answered as others are. */
class ManyCategoriesTest {
    private static final int ROWS = 3_000;
    private static final int CATEGORIES = 300;
    private static final int[] CODES = IntStream.range(0, ROWS)
            .map(row -> row % 97 == 0 ? -1 : row * 7919 % CATEGORIES).toArray();
    private static final double[] NUMBERS = IntStream.range(0, ROWS).mapToDouble(row -> row * 31 % 100).toArray();
    private static final Table TABLE = new Table(List.of(new Column.Numeric("number", NUMBERS),
            new Column.Categorical("code",
                    IntStream.range(0, CATEGORIES).mapToObj(category -> "c" + category).toList(), CODES),
            new Column.Numeric("other", IntStream.range(0, ROWS).mapToDouble(row -> row * 17 % 10).toArray()),
            new Column.Numeric("y", IntStream.range(0, ROWS)
                    .mapToDouble(row -> NUMBERS[row] / 50 + Math.sin(CODES[row] * 0.7) * 3).toArray())));
    private static final List<Feature> FEATURES = List.of(Feature.numeric("number"),
            new Feature("code", FeatureType.CATEGORICAL), Feature.numeric("other"));

    private static TrainedModel fit(CategoryEncoding encoding, Precision precision) {
        var schema = new ModelSchema(Task.REGRESSION, FEATURES, List.of(new Target("y", List.of())));
        var spec = new EncodingSpec(Scaling.STANDARD, MissingValues.MEDIAN, true, encoding, 400, 2,
                new Polynomial(2, false));
        var network = new NetworkSpec(1, List.of(new LayerSpec(24, Elementwise.TANH),
                new LayerSpec(1, Elementwise.IDENTITY)));
        var plan = new TrainingPlan(network, new Initialization.Auto(),
                new Objective(Distance.MEAN_SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE),
                Learning.plain(new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8), new Batching.MiniBatch(32), true),
                Stopping.after(12), Score.R2, precision, 1);
        var trained = (Trained) Pipeline.fit(new PipelineSpec(schema, spec, TargetScaling.STANDARD,
                new RandomSplit(new HeldOut(0.1, 0.1), true, false), plan, RowWeighting.EQUAL, Optional.empty()), TABLE,
                PipelineListener.NONE);
        assertThat(((Metrics.Regression) measured(trained.measures().test()).metrics()).scores().r2())
                .isGreaterThan(0.8);
        return trained.model();
    }

    @ParameterizedTest
    @CsvSource({"ONE_HOT, FLOAT32", "ONE_HOT, FLOAT64", "HASHED, FLOAT32"})
    void predictTheSameInATableARowAndAfterStorage(CategoryEncoding encoding, Precision precision) {
        var model = fit(encoding, precision);
        var rows = IntStream.range(0, 600).toArray();
        var stored = TrainedModel.fromBytes(model.toBytes());
        var inTable = model.predict(TABLE, rows);

        assertThat(model.network().inputs()).isGreaterThan(CATEGORIES);
        assertThat(stored.toBytes()).isEqualTo(model.toBytes());
        for (var row : new int[]{0, 1, 97, 299, 300, 599}) {
            var code = model.features().encoder(1).codes(TABLE.columns().get(1)).applyAsDouble(row);
            var alone = value(stored.predict(new double[][]{{NUMBERS[row], code, row * 17 % 10}}).getFirst());
            assertThat(alone).isCloseTo(value(inTable.get(row)), within(1e-4));
            assertThat(byHand(model, row)).isCloseTo(value(inTable.get(row)), within(1e-4));
        }
    }

    private static double value(Prediction answer) {
        return ((Prediction.Numbers) answer).values()[0];
    }

    /** The prediction by the exported parameters, all inputs of the row taken as numbers. */
    private static double byHand(TrainedModel model, int row) {
        var inputs = model.features().inputs();
        var unscaled = model.features().unscaled(row(row));
        var parameters = model.parameters();
        var output = parameters.getLast().biases()[0];
        for (var unit = 0; unit < 24; unit++) {
            var sum = parameters.getFirst().biases()[unit];
            for (var input = 0; input < unscaled.length; input++) {
                sum += parameters.getFirst().weights()[unit][input]
                        * inputs.get(input).input().scale().scale(unscaled[input]);
            }
            output += parameters.getLast().weights()[0][unit] * Math.tanh(sum);
        }
        return model.targetScales().getFirst().unscale(output);
    }

    private static Table row(int row) {
        return new Table(List.of(new Column.Numeric("number", new double[]{NUMBERS[row]}),
                new Column.Categorical("code", TABLE.columns().get(1) instanceof Column.Categorical code
                        ? code.categories()
                        : List.of(), new int[]{CODES[row]}),
                new Column.Numeric("other", new double[]{row * 17 % 10}),
                new Column.Numeric("y", new double[]{0})));
    }

    @ParameterizedTest
    @CsvSource("ONE_HOT, FLOAT32")
    void areTracedWithAllTheirInputs(CategoryEncoding encoding, Precision precision) {
        var model = fit(encoding, precision);
        var trace = model.trace(List.of(row(5)), 0.1, 1, Optional.empty());

        assertThat(trace.inputs()).hasSize(model.network().inputs());
        assertThat(trace.layers().getLast().values().outputs()[0]).isCloseTo(
                model.targetScales().getFirst().scale(value(model.predict(TABLE, new int[]{5}).getFirst())),
                within(1e-4));
    }
}
