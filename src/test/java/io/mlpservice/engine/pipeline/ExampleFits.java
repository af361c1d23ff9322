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
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.pipeline.PipelineOutcome.Trained;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.engine.scaling.TargetScaling;
import io.mlpservice.engine.training.Learning;
import io.mlpservice.engine.training.Stopping;
import io.mlpservice.engine.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A small table, what can be learned from it, and networks fitted to it. */
final class ExampleFits {
    private static final double[] X = IntStream.range(0, 60).mapToDouble(row -> row / 10.0).toArray();
    static final Table TABLE = new Table(List.of(new Column.Numeric("x", X),
            new Column.Numeric("line", DoubleStream.of(X).map(x -> 1000 + 50 * x).toArray()),
            new Column.Categorical("size", List.of("small", "large"),
                    DoubleStream.of(X).mapToInt(x -> x < 3 ? 0 : 1).toArray()),
            new Column.Numeric("edge",
                    IntStream.range(0, 60).mapToDouble(row -> row < 15 || row >= 45 ? 1 : 0).toArray()),
            new Column.Categorical("big", List.of("no", "yes"),
                    DoubleStream.of(X).mapToInt(x -> x < 4 ? 0 : 1).toArray()),
            new Column.Numeric("gap", DoubleStream.of(X).map(x -> x == 2 ? Double.NaN : x).toArray())));
    static final ModelSchema LINE = new ModelSchema(Task.REGRESSION, Feature.numeric(List.of("x")),
            List.of(new Target("line", List.of())));
    static final ModelSchema SIZE = new ModelSchema(Task.CLASSIFICATION, Feature.numeric(List.of("x")),
            List.of(new Target("size", List.of("large", "small"))));
    static final ModelSchema SIZE_AND_EDGE = new ModelSchema(Task.CLASSIFICATION, Feature.numeric(List.of("x")),
            List.of(SIZE.targets().getFirst(), new Target("edge", List.of("0", "1"))));

    private ExampleFits() {}

    static Trained fit(ModelSchema schema, ActivationType output, Precision precision) {
        return (Trained) Pipeline.fit(spec(schema, output, precision), TABLE, PipelineListener.NONE);
    }

    static PipelineSpec spec(ModelSchema schema, ActivationType output, Precision precision) {
        var classification = schema.task() == Task.CLASSIFICATION;
        var layers = List.of(new LayerSpec(8, Elementwise.TANH),
                new LayerSpec(schema.outputs(output), output.withDefaults()));
        var objective = new Objective(Distance.HALF_SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE);
        var learning = Learning.plain(new OptimizerSpec.Adam(0.02, 0.9, 0.999, 1e-8), new Batching.MiniBatch(8), true);
        var plan = new TrainingPlan(new NetworkSpec(1, layers), new Initialization.Auto(), objective, learning,
                Stopping.after(100), schema.score(), precision, 1);
        return new PipelineSpec(schema, Scaling.STANDARD, classification ? TargetScaling.NONE : TargetScaling.STANDARD,
                new RandomSplit(new HeldOut(0.1, 0.2), true, classification), plan);
    }

    /** What was measured, which it was. */
    static Measures measured(@Nullable Measures measures) {
        return Objects.requireNonNull(measures);
    }

    static double[] predictedNumbers(TrainedModel model, double[][] rows) {
        return model.predict(rows).stream().mapToDouble(answer -> ((Prediction.Numbers) answer).values()[0]).toArray();
    }
}
