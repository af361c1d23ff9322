package io.mlpservice.engine.model;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.CrossEntropy;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import io.mlpservice.engine.scaling.ColumnScale;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Predictions of a 64-64-10 classifier: scaling, network, labels and probabilities. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PredictionBenchmark {
    private static final int FEATURES = 64;
    private static final int CLASSES = 10;

    @Param({"1", "10000"})
    private int rows;
    @Param({"FLOAT32", "FLOAT64"})
    private Precision precision = Precision.FLOAT32;

    private TrainedModel model;
    private double[][] features;

    /** Creates a model with random weights, and rows of noise. */
    @Setup
    public void make() {
        var network = new NetworkSpec(FEATURES, List.of(new LayerSpec(64, Elementwise.RELU),
                new LayerSpec(CLASSES, new Activation.Softmax())));
        var state = NetworkState.of(network, new Initialization.Auto().parameters(network, precision, 0));
        var names = IntStream.range(0, FEATURES).mapToObj(Integer::toString).toList();
        model = new TrainedModel(
                new ModelSchema(Task.CLASSIFICATION, Feature.numeric(names),
                        List.of(new Target("class",
                                IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList()))),
                FeatureCodec.ofNumbers(names, Polynomial.NONE,
                        Collections.nCopies(FEATURES, new ColumnScale.Linear(0.5, 2, 0))),
                List.of(), network, state,
                new Objective(CrossEntropy.CATEGORICAL_CROSS_ENTROPY, LossReduction.MEAN, Penalty.NONE));
        var stream = RandomStream.of(0, Purpose.INITIALIZATION, 0);
        features = IntStream.range(0, rows).mapToObj(row -> IntStream.range(row * FEATURES, (row + 1) * FEATURES)
                .mapToDouble(stream::normal).toArray()).toArray(double[][]::new);
    }

    /** Predicts all rows in one call. */
    @Benchmark
    public List<Prediction> predict() {
        return model.predict(features);
    }
}
