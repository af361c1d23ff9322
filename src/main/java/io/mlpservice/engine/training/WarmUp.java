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
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;

import java.util.List;

/**
 * Makes the JVM compile the code of the training loop. Until then, the Vector API is ten times slower than plain loops.
 */
public final class WarmUp {
    private static final int ROWS = 256;
    private static final int INPUTS = 24;
    private static final int CLASSES = 3;
    private static final int EPOCHS = 150;

    private WarmUp() {}

    /** Trains a small typical network on noise. This takes about half a second on one core. */
    public static void run() {
        var samples = noise();
        var network = new NetworkSpec(INPUTS, List.of(new LayerSpec(20, Elementwise.RELU),
                new LayerSpec(CLASSES, new Activation.Softmax())));
        var plan = new TrainingPlan(network, new Initialization.Auto(),
                new Objective(CrossEntropy.CATEGORICAL_CROSS_ENTROPY, LossReduction.MEAN, Penalty.NONE),
                Learning.plain(new OptimizerSpec.Adam(0.001, 0.9, 0.999, 1e-8), new Batching.MiniBatch(16), true),
                Stopping.after(EPOCHS), Score.ACCURACY, Precision.FLOAT32, 0);
        Trainer.train(plan, samples, samples, TrainingListener.NONE);
    }

    private static Samples noise() {
        var stream = RandomStream.of(0, Purpose.INITIALIZATION, 0);
        var inputs = Matrix.zeros(Precision.FLOAT32, ROWS, INPUTS);
        for (var index = 0; index < inputs.size(); index++) {
            inputs.set(index, stream.uniform(index, 1));
        }
        var targets = Matrix.zeros(Precision.FLOAT32, ROWS, CLASSES);
        for (var row = 0; row < ROWS; row++) {
            targets.set(row, row % CLASSES, 1);
        }
        return new Samples(inputs, targets);
    }
}
