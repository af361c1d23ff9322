package io.mlpservice.engine.matrix;

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

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The three matrix products of a dense layer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
    @Param({"16x4x10", "32x64x64", "32x100x50", "128x512x256", "128x784x512"})
    private String shape = "";
    @Param({"FLOAT32", "FLOAT64"})
    private Precision precision = Precision.FLOAT32;

    private Matrix inputs;
    private Matrix weights;
    private Matrix sums;
    private Matrix inputGradients;
    private Matrix weightGradients;

    /** Draws the inputs, the weights and the gradient for the sums. */
    @Setup
    public void draw() {
        var numbers = Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
        inputs = random(numbers[0], numbers[1]);
        weights = random(numbers[2], numbers[1]);
        sums = random(numbers[0], numbers[2]);
        inputGradients = random(numbers[0], numbers[1]);
        weightGradients = random(numbers[2], numbers[1]);
    }

    private Matrix random(int rows, int columns) {
        var stream = RandomStream.of(rows, Purpose.INITIALIZATION, columns);
        var matrix = Matrix.zeros(precision, rows, columns);
        for (var index = 0; index < matrix.size(); index++) {
            matrix.set(index, stream.uniform(index, 1));
        }
        return matrix;
    }

    /** S = A Wᵀ. */
    @Benchmark
    public void forward() {
        sums.setToProductWithTransposed(inputs, weights);
    }

    /** The gradient for the inputs, G W. */
    @Benchmark
    public void toInputs() {
        inputGradients.setToProduct(sums, weights);
    }

    /** The gradient for the weights, Gᵀ A. */
    @Benchmark
    public void toWeights() {
        weightGradients.setToProductOfTransposed(sums, inputs);
    }
}
