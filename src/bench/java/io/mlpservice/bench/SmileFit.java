package io.mlpservice.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import smile.classification.Classifier;
import smile.math.MathEx;
import smile.regression.Regression;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;

/** Fits with Smile, which trains in double precision, with RMSProp because it has no Adam. */
final class SmileFit implements Measurement.Fitter {
    private final Workload workload;
    private final double[][] inputs;
    private final double[] targets;
    private final int[] classes;

    private SmileFit(Workload workload) {
        this.workload = workload;
        this.inputs = new double[workload.rows()][];
        this.targets = workload.targets();
        this.classes = IntStream.range(0, targets.length).map(row -> (int) targets[row]).toArray();
        workload.readInputs((row, values) -> inputs[row] = values.clone());
    }

    /** Arguments: the workload's file, seconds of warm-up, fits, first seed. */
    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger("smile")).setLevel(Level.WARN); // it logs a line per epoch
        var workload = Workload.read(Path.of(arguments[0]));
        Measurement.run(workload, Double.parseDouble(arguments[1]), Integer.parseInt(arguments[2]),
                Long.parseLong(arguments[3]), new SmileFit(workload), "");
    }

    @Override
    public Supplier<double[][]> fit(long seed) {
        MathEx.setSeed(seed);
        if (workload.isClassification()) {
            return outputs(smile.classification.MLP.fit(inputs, classes, settings()));
        }
        return outputs(smile.regression.MLP.fit(inputs, targets, settings()));
    }

    private Properties settings() {
        var settings = new Properties();
        settings.setProperty("smile.mlp.layers",
                workload.hidden().stream().map("ReLU(%d)"::formatted).collect(joining("|")));
        settings.setProperty("smile.mlp.epochs", String.valueOf(workload.epochs()));
        settings.setProperty("smile.mlp.mini_batch", String.valueOf(workload.batch()));
        settings.setProperty("smile.mlp.learning_rate", String.valueOf(workload.rate()));
        settings.setProperty("smile.mlp.RMSProp.rho", "0.9");
        return settings;
    }

    private Supplier<double[][]> outputs(Classifier<double[]> classifier) {
        return () -> {
            var outputs = new double[inputs.length][workload.outputs()];
            for (var row = 0; row < inputs.length; row++) {
                classifier.predict(inputs[row], outputs[row]);
            }
            return outputs;
        };
    }

    private Supplier<double[][]> outputs(Regression<double[]> regression) {
        return () -> {
            var outputs = new double[inputs.length][1];
            for (var row = 0; row < inputs.length; row++) {
                outputs[row][0] = regression.predict(inputs[row]);
            }
            return outputs;
        };
    }
}
