package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.ColumnSplit;
import io.mlpservice.engine.data.FoldSplit;
import io.mlpservice.engine.data.HeldOut;
import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.TimeSplit;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.EncodingSpec;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Precision;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing of the test rows gets into a model. The test rows are planted with what would show in statistics over all
 * rows: outliers, gaps, categories of their own, targets far away. The model stays the same to the last bit.
 */
class LeakageTest {
    private static final int ROWS = 60;
    private static final int TEST_FROM = 48;
    private static final ColumnSplit BY_COLUMN = new ColumnSplit("part");

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void testRowsDoNotShowInScales(Scaling scaling) {
        var encoding = encoding(scaling, MissingValues.MEDIAN, CategoryEncoding.ONE_HOT);
        assertThat(model(encoding, BY_COLUMN, planted())).isEqualTo(model(encoding, BY_COLUMN, plain()));
    }

    @ParameterizedTest
    @EnumSource(value = MissingValues.class, names = {"REJECT", "DROP_ROW"}, mode = EnumSource.Mode.EXCLUDE)
    void testRowsDoNotFillGaps(MissingValues missing) {
        var encoding = encoding(Scaling.STANDARD, missing, CategoryEncoding.ONE_HOT);
        assertThat(model(encoding, BY_COLUMN, planted())).isEqualTo(model(encoding, BY_COLUMN, plain()));
    }

    @ParameterizedTest
    @EnumSource(CategoryEncoding.class)
    void testRowsTeachNoCategories(CategoryEncoding categorical) {
        var encoding = encoding(Scaling.STANDARD, MissingValues.MEDIAN, categorical);
        assertThat(model(encoding, BY_COLUMN, planted())).isEqualTo(model(encoding, BY_COLUMN, plain()));
    }

    @Test
    void foldsDoNotShowInTheirOwnFits() {
        var encoding = encoding(Scaling.STANDARD, MissingValues.MEDIAN, CategoryEncoding.ONE_HOT);
        var lastPeriod = new FoldSplit(new TimeSplit("when", null, new HeldOut(0.1, 0)), 4, 0, 3);
        assertThat(model(encoding, lastPeriod, planted())).isEqualTo(model(encoding, lastPeriod, plain()));
    }

    @Test
    void aTrainingRowDoesShow() {
        var encoding = encoding(Scaling.STANDARD, MissingValues.MEDIAN, CategoryEncoding.ONE_HOT);
        assertThat(model(encoding, BY_COLUMN, table(TEST_FROM - 2))).isNotEqualTo(model(encoding, BY_COLUMN, plain()));
    }

    private static Table plain() {
        return table(ROWS);
    }

    private static Table planted() {
        return table(TEST_FROM);
    }

    /** From one row on, values that occur nowhere else. */
    private static Table table(int plantedFrom) {
        return new Table(List.of(
                new Column.Numeric("number", numbers(row -> row < plantedFrom ? row % 7 : 1e9 + row)),
                new Column.Numeric("gaps", numbers(row -> row % 5 == 0 ? Double.NaN : row < plantedFrom ? row : -1e6)),
                new Column.Numeric("whole", numbers(row -> row < plantedFrom ? row % 3 : Double.NaN)),
                new Column.Categorical("color", List.of("red", "green", "blue", "gold", "rare"),
                        IntStream.range(0, ROWS).map(row -> row < plantedFrom ? row % 3 : 3 + row % 2).toArray()),
                new Column.Numeric("y", numbers(row -> row < plantedFrom ? row / 3.0 : 1e7 * row)),
                new Column.Numeric("when", numbers(row -> row)),
                new Column.Categorical("part", List.of("train", "validation", "test"), IntStream.range(0, ROWS)
                        .map(row -> row >= TEST_FROM ? 2 : row % 8 == 7 ? 1 : 0).toArray())));
    }

    private static double[] numbers(IntToDoubleFunction value) {
        return IntStream.range(0, ROWS).mapToDouble(value).toArray();
    }

    private static EncodingSpec encoding(Scaling scaling, MissingValues missing, CategoryEncoding categorical) {
        return new EncodingSpec(scaling, missing, true, categorical, 10, 2, new Polynomial(2, true));
    }

    private static byte[] model(EncodingSpec encoding, SplitSpec split, Table table) {
        var schema = new ModelSchema(Task.REGRESSION,
                List.of(Feature.numeric("number"), Feature.numeric("gaps"), Feature.numeric("whole"),
                        new Feature("color", FeatureType.CATEGORICAL)),
                List.of(new Target("y", List.of())));
        var layers = List.of(new LayerSpec(4, Elementwise.TANH),
                new LayerSpec(1, ActivationType.IDENTITY.withDefaults()));
        var plan = new TrainingPlan(new NetworkSpec(1, layers), new Initialization.Auto(),
                new Objective(Distance.HALF_SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE),
                Learning.plain(new OptimizerSpec.Adam(0.02, 0.9, 0.999, 1e-8), new Batching.MiniBatch(8), true),
                Stopping.after(5), Score.R2, Precision.FLOAT64, 1);
        var spec = new PipelineSpec(schema, encoding, TargetScaling.STANDARD, split, plan, RowWeighting.EQUAL,
                Optional.empty());
        return ((Trained) Pipeline.fit(spec, table, PipelineListener.NONE)).model().toBytes();
    }
}
