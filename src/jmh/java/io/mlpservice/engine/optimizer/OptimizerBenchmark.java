package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.optimizer.OptimizerSpec.Adadelta;
import io.mlpservice.engine.optimizer.OptimizerSpec.Adagrad;
import io.mlpservice.engine.optimizer.OptimizerSpec.Adam;
import io.mlpservice.engine.optimizer.OptimizerSpec.RmsProp;
import io.mlpservice.engine.optimizer.OptimizerSpec.Sgd;
import io.mlpservice.engine.optimizer.OptimizerSpec.Stepwise;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
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

import java.util.concurrent.TimeUnit;

/** One optimizer step over the parameters of a small, a medium and a large network. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OptimizerBenchmark {
    private static final double TINY_RATE = 1e-9;

    @Param({"83", "4810", "535818"})
    private int parameters;
    @Param({"SGD", "MOMENTUM", "ADAM", "RMSPROP", "ADAGRAD", "ADADELTA"})
    private String type = "";
    @Param({"FLOAT32", "FLOAT64"})
    private Precision precision = Precision.FLOAT32;

    private Optimizer optimizer;

    /** Starts the optimizer with random parameters and gradients. */
    @Setup
    public void start() {
        optimizer = spec().start(random(0), random(1));
    }

    private Stepwise spec() {
        return switch (type) {
            case "SGD" -> new Sgd(TINY_RATE, 0, false);
            case "MOMENTUM" -> new Sgd(TINY_RATE, 0.9, false);
            case "ADAM" -> new Adam(TINY_RATE, 0.9, 0.999, 1e-8);
            case "RMSPROP" -> new RmsProp(TINY_RATE, 0.9, 1e-8);
            case "ADAGRAD" -> new Adagrad(TINY_RATE, 1e-8);
            case "ADADELTA" -> new Adadelta(TINY_RATE, 0.95, 1e-6);
            default -> throw new IllegalArgumentException(type);
        };
    }

    private Matrix random(int number) {
        var stream = RandomStream.of(0, Purpose.INITIALIZATION, number);
        var row = Matrix.zeros(precision, 1, parameters);
        for (var index = 0; index < parameters; index++) {
            row.set(index, stream.uniform(index, 1));
        }
        return row;
    }

    /** One step with a rate so small that the parameters hardly change. */
    @Benchmark
    public void step() {
        optimizer.step(TINY_RATE);
    }
}
