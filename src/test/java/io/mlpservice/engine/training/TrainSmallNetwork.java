package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Kernels;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.OptimizerSpec;

import java.util.List;

/** Trains a network on XOR, then prints its last loss, the kernels in use and the advice on missing ones. */
final class TrainSmallNetwork {
    private TrainSmallNetwork() {}

    /** Takes no arguments. */
    public static void main(String... arguments) {
        var network = new NetworkSpec(2,
                List.of(new LayerSpec(32, Elementwise.TANH), new LayerSpec(1, Elementwise.SIGMOID)));
        var plan = new TrainingPlan(network, new Initialization.Auto(),
                new Objective(Distance.HALF_SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE),
                Learning.plain(new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8), new Batching.FullBatch(), false),
                Stopping.after(20), Score.R2, Precision.FLOAT32, 0);
        var inputs = Matrix.of(Precision.FLOAT32, new double[][]{{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        var targets = Matrix.of(Precision.FLOAT32, new double[][]{{0}, {1}, {1}, {0}});
        Trainer.train(plan, new Samples(inputs, targets), null, new TrainingListener() {
            @Override
            public void epochFinished(EpochReport report) {
                if (report.epoch() == plan.stopping().epochs()) {
                    System.out.println("loss " + report.trainingLoss());
                }
            }
        });
        System.out.println(Kernels.inUse());
        Kernels.advice().forEach(System.out::println);
    }
}
