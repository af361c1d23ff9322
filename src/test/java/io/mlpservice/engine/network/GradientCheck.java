package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Compares the gradient of a network and objective from backpropagation with central differences. */
record GradientCheck(NetworkSpec spec, Objective objective) {
    private static final int ROWS = 6;
    private static final double[] ROW_WEIGHTS = {1, 0.5, 2, 1, 3, 0.25};
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-6;
    private static final double LEAST_SCALE = 1e-3;
    private static final double LARGEST_OBJECTIVE = 1e9;
    private static final int MOST_ATTEMPTS = 2_000;

    /** A description of the mismatch, or an empty result. */
    String complaint() {
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var trial = new Trial(attempt);
            if (trial.isFarFromKinks()) {
                return trial.complaint();
            }
        }
        return "no numbers far from every kink for " + this;
    }

    /** One random draw of parameters, inputs and targets. */
    private final class Trial {
        private final Matrix parameters;
        private final Matrix inputs;
        private final Matrix targets;
        private final Network network;

        Trial(int seed) {
            this.parameters = new Initialization.Uniform(spec.hasBatchNormalization() ? 1 : 0.7).parameters(spec,
                    Precision.FLOAT64, seed);
            this.inputs = random(ROWS, spec.inputs(), seed, 1);
            this.targets = targets(seed);
            this.network = new Network(spec, NetworkState.of(spec, parameters), ROWS);
            Kinks.avoidAtZero(parameters);
            vary(seed);
        }

        /** γ, β and slopes are drawn as well, since 1, 0 and ¼ could hide a mistake. */
        private void vary(int seed) {
            for (var block : spec.blocks()) {
                var draws = random(3, block.layer().sums(), seed, 3).toArray();
                var gamma = block.gamma(parameters);
                for (var column = 0; column < gamma.columns(); column++) {
                    gamma.set(column, 1 + draws[0][column] / 3);
                    block.beta(parameters).set(column, draws[1][column] / 3);
                }
                var slopes = block.slopes(parameters);
                for (var unit = 0; unit < slopes.columns(); unit++) {
                    slopes.set(unit, 0.25 + draws[2][unit] / 8);
                }
            }
        }

        /** Numbers between 0 and 1 that add up to 1 in each row, so that every loss can use them. */
        private Matrix targets(int seed) {
            var drawn = random(ROWS, spec.outputLayer().units(), seed, 2);
            for (var row = 0; row < ROWS; row++) {
                var values = Arrays.stream(drawn.toArray()[row]).map(value -> value + 1.1).toArray();
                var sum = Arrays.stream(values).sum();
                drawn.setRow(row, Arrays.stream(values).map(value -> value / sum).toArray());
            }
            return drawn;
        }

        /** Nested exponentials may become too large for differences. */
        boolean isFarFromKinks() {
            var outputs = network.forward(inputs, Pass.training(0, 0));
            return Math.abs(objective()) < LARGEST_OBJECTIVE
                    && Kinks.areFar(network, outputs, targets, objective.loss());
        }

        private int[] classes() {
            return IntStream.range(0, ROWS).map(targets::indexOfLargest).toArray();
        }

        private double objective() {
            var outputs = network.forward(inputs, Pass.training(0, 0));
            var loss = objective.loss().weightedSum(network.outputSums(ROWS), outputs, targets, classes(), ROW_WEIGHTS);
            return loss * objective.reduction().scale(Arrays.stream(ROW_WEIGHTS).sum())
                    + network.penalty(objective.penalty());
        }

        String complaint() {
            var backpropagation = new Backpropagation(network);
            backpropagation.run(network.forward(inputs, Pass.training(0, 0)), targets, ROW_WEIGHTS, objective);
            var gradients = backpropagation.gradients().toArray()[0];
            var largest = Arrays.stream(gradients).map(Math::abs).max().orElseThrow();
            for (var index = 0; index < gradients.length; index++) {
                var difference = centralDifference(index);
                if (!(Math.abs(gradients[index] - difference) <= TOLERANCE * Math.max(largest, LEAST_SCALE))) {
                    return "%s: parameter %d of %d has gradient %s, differences say %s".formatted(GradientCheck.this,
                            index, gradients.length, gradients[index], difference);
                }
            }
            return "";
        }

        private double centralDifference(int index) {
            var parameter = parameters.get(index);
            parameters.set(index, parameter + STEP);
            var above = objective();
            parameters.set(index, parameter - STEP);
            var below = objective();
            parameters.set(index, parameter);
            return (above - below) / (2 * STEP);
        }

        private static Matrix random(int rows, int columns, int seed, int stream) {
            var numbers = RandomStream.of(seed, Purpose.SPLIT, stream);
            var matrix = Matrix.zeros(Precision.FLOAT64, rows, columns);
            for (var index = 0; index < matrix.size(); index++) {
                matrix.set(index, numbers.uniform(index, 1));
            }
            return matrix;
        }
    }
}
