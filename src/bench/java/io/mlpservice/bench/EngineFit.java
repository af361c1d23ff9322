package io.mlpservice.bench;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.CrossEntropy;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Kernels;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.MixedMatrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.training.EpochReport;
import io.mlpservice.engine.training.Evaluator;
import io.mlpservice.engine.training.Learning;
import io.mlpservice.engine.training.Score;
import io.mlpservice.engine.training.Stopping;
import io.mlpservice.engine.training.Trainer;
import io.mlpservice.engine.training.TrainingListener;
import io.mlpservice.engine.training.TrainingOutcome.Finished;
import io.mlpservice.engine.training.TrainingPlan;
import io.mlpservice.engine.training.WarmUp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Fits with the engine of MLP Service. */
final class EngineFit implements Measurement.Fitter {
    private final Workload workload;
    private final Precision precision;
    private final Samples samples;

    private EngineFit(Workload workload, Precision precision) {
        this.workload = workload;
        this.precision = precision;
        this.samples = samples(workload, precision);
    }

    /**
     * Arguments: the workload's file, float32 or float64, seconds of warm-up, fits, first seed, and optionally
     * "started".
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 5) {
            WarmUp.run(); // as the service does at startup
        }
        var workload = Workload.read(Path.of(arguments[0]));
        var precision = Precision.valueOf(arguments[1].toUpperCase(Locale.ROOT));
        Measurement.run(workload, Double.parseDouble(arguments[2]), Integer.parseInt(arguments[3]),
                Long.parseLong(arguments[4]), new EngineFit(workload, precision), Kernels.inUse());
    }

    /** Reads directly into the matrix, without a second copy. */
    private static Samples samples(Workload workload, Precision precision) {
        var inputs = MixedMatrix.zeros(precision, workload.rows(), IntStream.range(0, workload.inputs()).toArray(),
                workload.categorical(), workload.allInputs());
        workload.readInputs((row, values) -> {
            for (var number = 0; number < workload.inputs(); number++) {
                inputs.numbers().set(row, number, values[number]);
            }
            for (var group = 0; group < workload.categorical(); group++) {
                inputs.indicators().set(row, group, workload.inputs() + group * workload.categories()
                        + (int) values[workload.inputs() + group]);
            }
        });
        var targets = Matrix.zeros(precision, workload.rows(), workload.outputs());
        workload.readTargets((row, values) -> {
            if (workload.isClassification()) {
                targets.set(row, (int) values[0], 1);
            } else {
                targets.setRow(row, values);
            }
        });
        return new Samples(inputs, targets);
    }

    @Override
    public Supplier<double[][]> fit(long seed) {
        var plan = plan(seed);
        var curve = new double[workload.epochs()];
        var outcome = Trainer.train(plan, samples, null, new TrainingListener() {
            @Override
            public void epochFinished(EpochReport report) {
                curve[report.epoch() - 1] = report.trainingLoss();
            }
        });
        if (!(outcome instanceof Finished finished) || curve[curve.length - 1] >= curve[0]) {
            throw new IllegalStateException(outcome + " with losses " + Arrays.toString(curve));
        }
        return () -> {
            var spec = plan.network().suiting(samples.inputs());
            var state = new NetworkState(spec.fromStored(finished.state().parameters()),
                    finished.state().statistics());
            var evaluator = new Evaluator(samples, spec, state, plan.score());
            evaluator.loss(plan.objective(), () -> false);
            return evaluator.outputs().toArray();
        };
    }

    private TrainingPlan plan(long seed) {
        var loss = workload.isClassification() ? CrossEntropy.CATEGORICAL_CROSS_ENTROPY : Distance.MEAN_SQUARED_ERROR;
        return new TrainingPlan(network(workload.allInputs(), workload.hidden(), workload.outputs(),
                workload.isClassification()),
                workload.initialization(), new Objective(loss, LossReduction.MEAN, Penalty.NONE),
                Learning.plain(new OptimizerSpec.Adam(workload.rate(), 0.9, 0.999, 1e-8),
                        new Batching.MiniBatch(workload.batch()), true),
                Stopping.after(workload.epochs()), workload.isClassification() ? Score.ACCURACY : Score.R2, precision,
                seed);
    }

    /** Hidden ReLU layers with a softmax or identity output. */
    static NetworkSpec network(int inputs, List<Integer> hidden, int outputs, boolean softmax) {
        var layers = new ArrayList<LayerSpec>();
        for (var units : hidden) {
            layers.add(new LayerSpec(units, Elementwise.RELU));
        }
        layers.add(new LayerSpec(outputs, softmax ? new Activation.Softmax() : Elementwise.IDENTITY));
        return new NetworkSpec(inputs, layers);
    }
}
