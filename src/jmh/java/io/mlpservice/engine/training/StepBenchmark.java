package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.CrossEntropy;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A training step, averaged over an epoch: shuffling, gathering, forward, backward and the update by Adam. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {
    private static final int STEPS = 10;

    @Param({"4-10-3", "64-64-10", "10-100-50-3", "784-512-256-10"})
    private String network = "";
    @Param({"16", "32", "128"})
    private int batchSize;
    @Param({"FLOAT32", "FLOAT64"})
    private Precision precision = Precision.FLOAT32;
    @Param("0")
    private double dropout;

    private Learner learner;
    private int epoch;

    /** Creates a network with ReLU layers and a softmax output, and rows of noise. */
    @Setup
    public void start() {
        var widths = Arrays.stream(network.split("-")).mapToInt(Integer::parseInt).toArray();
        var plan = plan(widths);
        var state = NetworkState.of(plan.network(),
                plan.initialization().parameters(plan.network(), precision, plan.seed()));
        learner = Learner.of(plan, state, noise(widths[0], widths[widths.length - 1]), () -> false);
    }

    private TrainingPlan plan(int... widths) {
        var layers = new ArrayList<LayerSpec>();
        for (var layer = 1; layer < widths.length - 1; layer++) {
            layers.add(new LayerSpec(widths[layer], Elementwise.RELU, false, dropout, false, 1));
        }
        layers.add(new LayerSpec(widths[widths.length - 1], new Activation.Softmax()));
        return new TrainingPlan(new NetworkSpec(widths[0], List.copyOf(layers)), new Initialization.Auto(),
                new Objective(CrossEntropy.CATEGORICAL_CROSS_ENTROPY, LossReduction.MEAN, Penalty.NONE),
                Learning.plain(new OptimizerSpec.Adam(0.001, 0.9, 0.999, 1e-8), new Batching.MiniBatch(batchSize),
                        true),
                Stopping.after(1), Score.ACCURACY, precision, 0);
    }

    private Samples noise(int features, int classes) {
        var rows = STEPS * batchSize;
        var stream = RandomStream.of(0, Purpose.INITIALIZATION, 0);
        var inputs = Matrix.zeros(precision, rows, features);
        for (var index = 0; index < inputs.size(); index++) {
            inputs.set(index, stream.normal(index));
        }
        var targets = Matrix.zeros(precision, rows, classes);
        for (var row = 0; row < rows; row++) {
            targets.set(row, row % classes, 1);
        }
        return new Samples(inputs, targets);
    }

    /** An epoch of ten steps; the result is the time of one. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double step() {
        learner.startEpoch(++epoch, 0.001);
        var loss = 0.0;
        for (var step = 0; step < STEPS; step++) {
            loss += learner.step(step);
        }
        return loss;
    }
}
