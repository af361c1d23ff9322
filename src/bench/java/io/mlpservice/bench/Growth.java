package io.mlpservice.bench;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.CrossEntropy;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.training.EpochReport;
import io.mlpservice.engine.training.Learning;
import io.mlpservice.engine.training.Score;
import io.mlpservice.engine.training.Stopping;
import io.mlpservice.engine.training.Trainer;
import io.mlpservice.engine.training.TrainingListener;
import io.mlpservice.engine.training.TrainingPlan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Measures how the time per epoch grows with rows, width and depth. Prints a line of JSON per size. */
final class Growth {
    private static final int CLASSES = 10;
    private static final int BATCH = 128;
    private static final long LEAST_NANOS = 300_000_000;

    private Growth() {}

    /** Argument: the minimum number of epochs to measure per size. */
    public static void main(String[] arguments) {
        var epochs = Integer.parseInt(arguments[0]);
        run("warm-up", 0, samples(1000, 16), List.of(32, 32), 2000);
        for (var rows : List.of(1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)) {
            run("rows", rows, samples(rows, 16), List.of(32), epochs);
        }
        var wide = samples(4096, 64);
        for (var width : List.of(16, 32, 64, 128, 256, 512, 1024, 2048)) {
            run("width", width, wide, List.of(width, width), epochs);
        }
        for (var depth : List.of(1, 2, 4, 8, 16)) {
            run("depth", depth, wide, Collections.nCopies(depth, 128), epochs);
        }
    }

    private static Samples samples(int rows, int inputs) {
        var random = new Random(1);
        var x = Matrix.zeros(Precision.FLOAT32, rows, inputs);
        var y = Matrix.zeros(Precision.FLOAT32, rows, CLASSES);
        for (var index = 0; index < x.size(); index++) {
            x.set(index, random.nextGaussian());
        }
        for (var row = 0; row < rows; row++) {
            y.set(row, random.nextInt(CLASSES), 1);
        }
        return new Samples(x, y);
    }

    private static void run(String what, int size, Samples samples, List<Integer> hidden, int epochs) {
        var clock = new EpochClock(epochs);
        Trainer.train(plan(samples, hidden), samples, null, clock);
        System.out.printf(Locale.ROOT, "{\"what\": \"%s\", \"size\": %d, \"seconds\": %.9f}%n", what, size,
                clock.median());
    }

    private static TrainingPlan plan(Samples samples, List<Integer> hidden) {
        return new TrainingPlan(EngineFit.network(samples.inputs().columns(), hidden, CLASSES, true),
                new Initialization.Auto(),
                new Objective(CrossEntropy.CATEGORICAL_CROSS_ENTROPY, LossReduction.MEAN, Penalty.NONE),
                Learning.plain(new OptimizerSpec.Adam(0.001, 0.9, 0.999, 1e-8), new Batching.MiniBatch(BATCH), true),
                Stopping.after(100_000), Score.ACCURACY, Precision.FLOAT32, 1);
    }

    /** Times each epoch but the first, and stops after enough epochs and enough time. */
    private static final class EpochClock implements TrainingListener {
        private final int epochs;
        private final long start = System.nanoTime();
        private final List<Double> seconds = new ArrayList<>();
        private long last;

        EpochClock(int epochs) {
            this.epochs = epochs;
        }

        @Override
        public boolean cancelRequested() {
            return seconds.size() >= epochs && System.nanoTime() - start > LEAST_NANOS;
        }

        @Override
        public void epochFinished(EpochReport report) {
            var now = System.nanoTime();
            if (report.epoch() > 1) {
                seconds.add((now - last) / 1e9);
            }
            last = now;
        }

        double median() {
            Collections.sort(seconds);
            return seconds.get(seconds.size() / 2);
        }
    }
}
