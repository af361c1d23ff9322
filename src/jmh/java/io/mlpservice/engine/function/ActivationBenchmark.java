package io.mlpservice.engine.function;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
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

/** The activations for a batch of 128 rows and 256 units. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ActivationBenchmark {
    private static final int ROWS = 128;
    private static final int UNITS = 256;

    @Param({"RELU", "SIGMOID", "TANH", "ELU", "GELU", "SILU", "SOFTMAX"})
    private ActivationType type = ActivationType.RELU;
    @Param({"FLOAT32", "FLOAT64"})
    private Precision precision = Precision.FLOAT32;

    private Activation.Fixed function = Elementwise.RELU;
    private Matrix sums;
    private Matrix outputs;
    private Matrix outputGradients;
    private Matrix sumGradients;

    /** Draws sums and gradients. */
    @Setup
    public void draw() {
        function = switch (type) {
            case SOFTMAX -> new Activation.Softmax();
            case ELU -> new Activation.Elu(1);
            default -> Elementwise.valueOf(type.name());
        };
        sums = random(0);
        outputs = Matrix.zeros(precision, ROWS, UNITS);
        outputGradients = random(1);
        sumGradients = Matrix.zeros(precision, ROWS, UNITS);
        function.forward(sums, outputs);
    }

    private Matrix random(int number) {
        var stream = RandomStream.of(0, Purpose.INITIALIZATION, number);
        var matrix = Matrix.zeros(precision, ROWS, UNITS);
        for (var index = 0; index < matrix.size(); index++) {
            matrix.set(index, stream.normal(index));
        }
        return matrix;
    }

    /** The forward pass. */
    @Benchmark
    public void forward() {
        function.forward(sums, outputs);
    }

    /** The backward pass. */
    @Benchmark
    public void backward() {
        function.backward(sums, outputs, outputGradients, sumGradients);
    }
}
