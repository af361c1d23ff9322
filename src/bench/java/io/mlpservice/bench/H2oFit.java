package io.mlpservice.bench;

import hex.deeplearning.DeepLearning;
import hex.deeplearning.DeepLearningModel;
import hex.deeplearning.DeepLearningModel.DeepLearningParameters;
import water.DKV;
import water.H2O;
import water.Key;
import water.fvec.Frame;
import water.fvec.Vec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Fits with H2O-3's DeepLearning: its own adaptive rate (ADADELTA), one row per step, on all cores without locks.
 * Scoring runs only at the end, not between epochs as by default.
 */
final class H2oFit implements Measurement.Fitter {
    private static final String TARGET = "target";

    private final Workload workload;
    private final Frame frame;

    private H2oFit(Workload workload) {
        this.workload = workload;
        this.frame = frame(workload);
    }

    /** Arguments: the workload's file, seconds of warm-up, fits, first seed, and a folder for temporary files. */
    public static void main(String[] arguments) throws IOException {
        H2O.main(new String[]{"-name", "bench-" + ProcessHandle.current().pid(), "-ip", "127.0.0.1", "-disable_web",
            "-allow_unsupported_java", "-quiet", "-log_level", "ERRR", "-ice_root", arguments[4]});
        H2O.waitForCloudSize(1, 60_000);
        var workload = Workload.read(Path.of(arguments[0]));
        Measurement.run(workload, Double.parseDouble(arguments[1]), Integer.parseInt(arguments[2]),
                Long.parseLong(arguments[3]), new H2oFit(workload), "");
        H2O.exit(0);
    }

    private static Frame frame(Workload workload) {
        var columns = new float[workload.inputs()][workload.rows()];
        workload.readInputs((row, values) -> {
            for (var column = 0; column < values.length; column++) {
                columns[column][row] = (float) values[column];
            }
        });
        var frame = new Frame(Key.make());
        var group = new Vec.VectorGroup();
        for (var column = 0; column < columns.length; column++) {
            frame.add("x" + column, Vec.makeVec(columns[column], group.addVec()));
        }
        var domain = workload.isClassification()
                ? IntStream.range(0, workload.outputs()).mapToObj(String::valueOf).toArray(String[]::new)
                : null;
        frame.add(TARGET, Vec.makeVec(workload.targets(), domain, group.addVec()));
        DKV.put(frame);
        return frame;
    }

    @Override
    public Supplier<double[][]> fit(long seed) {
        var model = new DeepLearning(parameters(seed)).trainModel().get();
        return () -> outputs(model);
    }

    private DeepLearningParameters parameters(long seed) {
        var parameters = new DeepLearningParameters();
        parameters._train = frame._key;
        parameters._response_column = TARGET;
        parameters._hidden = workload.hidden().stream().mapToInt(Integer::intValue).toArray();
        parameters._epochs = workload.epochs();
        parameters._standardize = false;
        parameters._activation = DeepLearningParameters.Activation.Rectifier;
        parameters._seed = seed;
        parameters._train_samples_per_iteration = 0; // one epoch
        parameters._score_interval = Double.MAX_VALUE;
        parameters._score_duty_cycle = 0;
        parameters._score_training_samples = 1;
        parameters._stopping_rounds = 0;
        parameters._classification_stop = -1;
        parameters._regression_stop = -1;
        parameters._overwrite_with_best_model = false;
        parameters._variable_importances = false;
        parameters._quiet_mode = true;
        return parameters;
    }

    private double[][] outputs(DeepLearningModel model) {
        var predictions = model.score(frame);
        var skipped = workload.isClassification() ? 1 : 0; // the first column is the label
        var outputs = new double[workload.rows()][workload.outputs()];
        for (var output = 0; output < workload.outputs(); output++) {
            var values = predictions.vec(output + skipped);
            for (var row = 0; row < outputs.length; row++) {
                outputs[row][output] = values.at(row);
            }
        }
        predictions.remove();
        model.remove();
        return outputs;
    }
}
