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
import io.mlpservice.engine.optimizer.GradientClipping;
import io.mlpservice.engine.optimizer.LearningRateSchedule;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import io.mlpservice.engine.training.TrainingOutcome.Finished;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A hash of every bit of the losses, parameters and statistics of two runs, with numbers and with indicators. The network uses everything that threads or
 * compilers might affect, and is wide enough for its products to run on several threads.
 */
final class Fingerprint {
    private static final int INPUTS = 48;
    private static final int CLASSES = 5;
    private static final int TRAINING_ROWS = 144;
    private static final int VALIDATION_ROWS = 16;
    private static final int BATCH_SIZE = 128;

    private Fingerprint() {}

    /** Prints the fingerprints of both precisions, as many times as the first argument says. */
    public static void main(String... arguments) {
        for (var round = 0; round < Integer.parseInt(arguments[0]); round++) {
            for (var precision : Precision.values()) {
                System.out.println(of(precision, 1));
            }
        }
    }

    static String of(Precision precision, long seed) {
        var hash = sha256();
        var outcome = Trainer.train(plan(precision, seed), samples(precision, TRAINING_ROWS, 0),
                samples(precision, VALIDATION_ROWS, 1), losses(hash));
        add(hash, ((Finished) outcome).state());
        var ofIndicators = Trainer.train(plan(precision, seed).withInputs(IndicatorSamples.INPUTS),
                IndicatorSamples.of(precision, TRAINING_ROWS, CLASSES, 0),
                IndicatorSamples.of(precision, VALIDATION_ROWS, CLASSES, 1), losses(hash));
        add(hash, ((Finished) ofIndicators).state());
        return precision + " " + HexFormat.of().formatHex(hash.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TrainingListener losses(MessageDigest hash) {
        return new TrainingListener() {
            @Override
            public void epochFinished(EpochReport report) {
                add(hash, report.trainingLoss(), report.validationLoss().orElseThrow());
            }
        };
    }

    private static void add(MessageDigest hash, double... values) {
        var bytes = ByteBuffer.allocate(values.length * Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        hash.update(bytes);
    }

    private static void add(MessageDigest hash, NetworkState state) {
        add(hash, state.parameters().toArray()[0]);
        add(hash, state.statistics().toArray()[0]);
    }

    private static TrainingPlan plan(Precision precision, long seed) {
        var network = new NetworkSpec(INPUTS, List.of(
                new LayerSpec(256, Elementwise.TANH, false, 0.2, false, 1),
                new LayerSpec(64, Elementwise.TANH, true, 0, false, 1),
                new LayerSpec(CLASSES, new Activation.Softmax())));
        var objective = new Objective(CrossEntropy.CATEGORICAL_CROSS_ENTROPY, LossReduction.MEAN,
                new Penalty(1e-4, 1e-3));
        var learning = new Learning(new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8),
                new LearningRateSchedule.Constant(), 0, new GradientClipping.Norm(1), Optional.empty(),
                new Batching.MiniBatch(BATCH_SIZE), true);
        return new TrainingPlan(network, new Initialization.Auto(), objective, learning, Stopping.after(1),
                Score.ACCURACY, precision, seed);
    }

    /** Rows of noise with alternating classes. */
    private static Samples samples(Precision precision, int rows, int stream) {
        var noise = RandomStream.of(0, Purpose.SPLIT, stream);
        var inputs = Matrix.zeros(precision, rows, INPUTS);
        for (var index = 0; index < inputs.size(); index++) {
            inputs.set(index, noise.normal(index));
        }
        var targets = Matrix.zeros(precision, rows, CLASSES);
        for (var row = 0; row < rows; row++) {
            targets.set(row, row % CLASSES, 1);
        }
        return new Samples(inputs, targets);
    }
}
