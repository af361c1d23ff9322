package io.mlpservice.training.resolution.size;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.HeldOut;
import io.mlpservice.engine.data.RandomSplit;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.ModelSchema;
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
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.pipeline.Pipeline;
import io.mlpservice.engine.pipeline.PipelineListener;
import io.mlpservice.engine.pipeline.PipelineOutcome.Trained;
import io.mlpservice.engine.pipeline.PipelinePhase;
import io.mlpservice.engine.pipeline.PipelineSpec;
import io.mlpservice.engine.pipeline.RowWeighting;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.engine.scaling.TargetScaling;
import io.mlpservice.engine.training.Checkpoint;
import io.mlpservice.engine.training.EarlyStopping;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.engine.training.Learning;
import io.mlpservice.engine.training.Score;
import io.mlpservice.engine.training.Stopping;
import io.mlpservice.engine.training.TrainingPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The estimate is near the heap that runs of different shapes really hold. */
class MemoryEstimateTest {
    private static final int CATEGORIES = 1_000;
    private static final double TEST_FRACTION = 0.2;

    @ParameterizedTest(name = "{0} rows of {1} numbers and {2} categorical columns, {3} units, batches of {4}, {5}")
    @CsvSource({"130000, 40, 0, 32, 256, FLOAT32", "60000, 60, 0, 16, 64, FLOAT64", "500000, 2, 8, 32, 1024, FLOAT32",
        "2000, 500, 0, 2000, 100, FLOAT32", "12000, 30, 0, 400, 20000, FLOAT32"})
    void isNearWhatARunHolds(int rows, int numbers, int categorical, int units, int batch, Precision precision) {
        var before = used();
        var table = table(rows, numbers, categorical);
        var spec = spec(table, units, batch, precision);
        var holding = new Holding(before);
        var outcome = (Trained) Pipeline.fit(spec, table, holding);
        var model = outcome.model();
        var encoded = Math.round(rows * (1 - TEST_FRACTION));
        var estimate = new MemoryEstimate(rows, encoded, rows * (8L * (numbers + 1) + 4L * categorical),
                model.features().kept(), model.network(), Math.min(encoded, batch), 1, 2, 1, 0, precision).bytes();

        assertThat(model.features().kept().indicators()).isEqualTo(categorical);
        assertThat((double) estimate / holding.most).as("%,d estimated, %,d held", estimate, holding.most)
                .isBetween(1 / 1.4, 1.75);
    }

    /** Measures the live heap where a run holds most. */
    private static final class Holding implements PipelineListener {
        private final long before;
        private long most;
        private boolean saved;

        Holding(long before) {
            this.before = before;
        }

        private void look() {
            most = Math.max(most, used() - before);
        }

        @Override
        public void phase(PipelinePhase phase) {
            look();
        }

        @Override
        public void trainingBegins(int rows, Function<NetworkState, TrainedModel> models) {
            look();
        }

        @Override
        public boolean checkpointDue() {
            return !saved;
        }

        @Override
        public void checkpoint(Checkpoint checkpoint) {
            var bytes = checkpoint.toBytes();
            look();
            saved = bytes.length > 0;
        }
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static Table table(int rows, int numbers, int categorical) {
        var columns = new ArrayList<Column>();
        var draw = RandomStream.of(1, Purpose.SPLIT, 1);
        for (var number = 0; number <= numbers; number++) {
            var first = (long) number * rows;
            columns.add(new Column.Numeric("x" + number,
                    IntStream.range(0, rows).mapToDouble(row -> draw.uniform(first + row)).toArray()));
        }
        var labels = IntStream.range(0, CATEGORIES).mapToObj(category -> "c" + category).toList();
        for (var column = 0; column < categorical; column++) {
            var factor = 7919 + 2 * column;
            columns.add(new Column.Categorical("c" + column, labels,
                    IntStream.range(0, rows).map(row -> (int) ((long) row * factor % CATEGORIES)).toArray()));
        }
        return new Table(columns);
    }

    private static PipelineSpec spec(Table table, int units, int batch, Precision precision) {
        var features = table.columns().stream().map(Column::name).filter(name -> !"x0".equals(name))
                .map(name -> new Feature(name,
                        name.startsWith("x") ? FeatureType.NUMERIC : FeatureType.CATEGORICAL))
                .toList();
        var network = new NetworkSpec(features.size(), List.of(new LayerSpec(units, Elementwise.RELU),
                new LayerSpec(1, Elementwise.IDENTITY)));
        var plan = new TrainingPlan(network, new Initialization.Auto(),
                new Objective(Distance.MEAN_SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE),
                Learning.plain(new OptimizerSpec.Adam(0.001, 0.9, 0.999, 1e-8), new Batching.MiniBatch(batch), true),
                new Stopping(1, new EarlyStopping(Monitor.VALIDATION_LOSS, 5, 0), OptionalDouble.empty(),
                        Optional.empty()),
                Score.R2, precision, 1);
        return new PipelineSpec(
                new ModelSchema(Task.REGRESSION, features, List.of(new Target("x0", List.of()))),
                new EncodingSpec(Scaling.STANDARD, MissingValues.MEDIAN, true, CategoryEncoding.ONE_HOT, CATEGORIES, 1,
                        Polynomial.NONE),
                TargetScaling.STANDARD, new RandomSplit(new HeldOut(0.1, TEST_FRACTION), true, false), plan,
                RowWeighting.EQUAL, Optional.empty());
    }
}
