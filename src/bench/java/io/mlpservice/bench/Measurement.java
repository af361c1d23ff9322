package io.mlpservice.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import static java.util.stream.Collectors.joining;

/** Repeats a fit, first to warm up, then with timing, and prints the results as a line of JSON. */
final class Measurement {
    /** A way to fit a network. */
    @FunctionalInterface
    interface Fitter {
        /**
         * Fits a network from arrays in memory to its final weights.
         *
         * @return a function that computes the outputs of the training rows, [rows][outputs]
         */
        Supplier<double[][]> fit(long seed);
    }

    /** Fast fits are repeated for this long, so that a busy moment of the machine matters little. */
    private static final double LEAST_SECONDS = 2;
    private static final int MOST_FITS = 1000;

    private final Workload workload;
    private final double[] targets;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private final List<Double> scores = new ArrayList<>();

    private Measurement(Workload workload) {
        this.workload = workload;
        this.targets = workload.targets();
    }

    /**
     * Measures.
     *
     * @param warmUpSeconds how long to warm up, with at least one fit; 0 for no warm-up
     * @param fits the number of fits to measure; after a warm-up, more follow until two seconds are over
     * @param seed the seed of the first measured fit; each following fit adds one
     * @param version the measured version, for display
     */
    static void run(Workload workload, double warmUpSeconds, int fits, long seed, Fitter fitter, String version) {
        var measurement = new Measurement(workload);
        warmUp(fitter, warmUpSeconds);
        var leastSeconds = warmUpSeconds > 0 ? LEAST_SECONDS : 0;
        for (var fit = 0; fit < fits || (fit < MOST_FITS && measurement.total() < leastSeconds); fit++) {
            measurement.measure(fitter, seed + fit);
        }
        System.out.println(measurement.json(version));
    }

    private double total() {
        return seconds.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static void warmUp(Fitter fitter, double seconds) {
        var end = System.nanoTime() + (long) (seconds * 1e9);
        for (var seed = 0L; System.nanoTime() < end; seed++) {
            fitter.fit(seed);
        }
    }

    private void measure(Fitter fitter, long seed) {
        var start = System.nanoTime();
        var fitted = fitter.fit(seed);
        seconds.add((System.nanoTime() - start) / 1e9);
        var outputs = fitted.get();
        if (workload.isClassification()) {
            losses.add(crossEntropy(outputs));
            scores.add(accuracy(outputs));
        } else {
            losses.add(squaredError(outputs) / workload.rows());
            scores.add(1 - squaredError(outputs) / variation());
        }
    }

    private double crossEntropy(double[][] outputs) {
        var sum = 0.0;
        for (var row = 0; row < outputs.length; row++) {
            sum -= Math.log(Math.max(1e-7, outputs[row][(int) targets[row]]));
        }
        return sum / outputs.length;
    }

    private double accuracy(double[][] outputs) {
        var right = 0;
        for (var row = 0; row < outputs.length; row++) {
            var best = 0;
            for (var output = 1; output < outputs[row].length; output++) {
                best = outputs[row][output] > outputs[row][best] ? output : best;
            }
            right += best == (int) targets[row] ? 1 : 0;
        }
        return (double) right / outputs.length;
    }

    private double squaredError(double[][] outputs) {
        var sum = 0.0;
        for (var row = 0; row < outputs.length; row++) {
            var error = outputs[row][0] - targets[row];
            sum += error * error;
        }
        return sum;
    }

    /** The targets are standardized, so their mean is 0. */
    private double variation() {
        var sum = 0.0;
        for (var target : targets) {
            sum += target * target;
        }
        return sum;
    }

    private String json(String version) {
        return "{\"seconds\": %s, \"losses\": %s, \"scores\": %s, \"version\": \"%s\"}".formatted(numbers(seconds),
                numbers(losses), numbers(scores), version);
    }

    static String numbers(List<Double> values) {
        return values.stream().map(value -> String.format(Locale.ROOT, "%.9g", value))
                .collect(joining(", ", "[", "]"));
    }
}
