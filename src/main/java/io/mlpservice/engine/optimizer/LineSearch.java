package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.optimizer.LimitedMemoryDescent.Function;

/**
 * Searches a direction for a step t that meets the strong Wolfe conditions: φ(t) ≤ φ(0) + c₁tφ′(0) and |φ′(t)| ≤
 * c₂|φ′(0)| (Nocedal and Wright, Numerical Optimization, algorithms 3.5 and 3.6).
 */
final class LineSearch {
    private static final double C1 = 1e-4;
    private static final double C2 = 0.9;
    private static final int MOST_EVALUATIONS = 25;
    private static final double MOST_GROWTH = 10;
    private static final double LEAST_GROWTH = 1.1;
    /** The smallest distance of a trial from the ends of its interval, as a fraction of the interval. */
    private static final double MARGIN = 0.1;

    private final Matrix parameters;
    private final Matrix gradients;
    private final Function function;
    private final double[] start;
    private final double[] direction;
    private int evaluations;
    private Trial origin = new Trial(0, 0, 0);
    private Trial last = origin;

    /** A step with the value of the function and its slope along the direction. */
    private record Trial(double step, double value, double slope) {}

    LineSearch(Matrix parameters, Matrix gradients, Function function, double[] start, double[] direction) {
        this.parameters = parameters;
        this.gradients = gradients;
        this.function = function;
        this.start = start;
        this.direction = direction;
    }

    /** Moves the parameters to a step that meets the conditions and returns whether there was one. */
    boolean find(double value, double[] gradient, double firstStep) {
        origin = new Trial(0, value, CurvatureMemory.dot(gradient, direction));
        last = origin;
        evaluations = 0;
        if (!(origin.slope() < 0)) {
            return false;
        }
        var step = firstStep;
        while (evaluations < MOST_EVALUATIONS) {
            var before = last;
            var trial = evaluate(step);
            if (isTooHigh(trial) || (evaluations > 1 && trial.value() >= before.value())) {
                return zoom(before, trial);
            }
            if (isFlatEnough(trial)) {
                return true;
            }
            if (trial.slope() >= 0) {
                return zoom(trial, before);
            }
            step = farther(before, trial);
        }
        return false;
    }

    /** The value of the function at the step found. */
    double value() {
        return last.value();
    }

    /** Moves the parameters back to the start. */
    void goBack() {
        moveTo(0);
    }

    private boolean zoom(Trial best, Trial other) {
        var low = best;
        var high = other;
        while (evaluations < MOST_EVALUATIONS) {
            var trial = evaluate(between(low, high));
            if (isTooHigh(trial) || trial.value() >= low.value()) {
                high = trial;
            } else if (isFlatEnough(trial)) {
                return true;
            } else {
                high = trial.slope() * (high.step() - low.step()) >= 0 ? low : high;
                low = trial;
            }
        }
        return false;
    }

    private boolean isTooHigh(Trial trial) {
        return !(trial.value() <= origin.value() + C1 * trial.step() * origin.slope());
    }

    private boolean isFlatEnough(Trial trial) {
        return Math.abs(trial.slope()) <= C2 * Math.abs(origin.slope());
    }

    private static double farther(Trial before, Trial trial) {
        var step = minimumOfCubic(before, trial);
        return Double.isFinite(step)
                ? Math.clamp(step, LEAST_GROWTH * trial.step(), MOST_GROWTH * trial.step())
                : MOST_GROWTH * trial.step();
    }

    private static double between(Trial low, Trial high) {
        var step = minimumOfCubic(low, high);
        var from = Math.min(low.step(), high.step());
        var width = Math.abs(high.step() - low.step());
        return Double.isFinite(step)
                ? Math.clamp(step, from + MARGIN * width, from + (1 - MARGIN) * width)
                : from + width / 2;
    }

    /** The minimum of the cubic with these values and slopes; not finite if there is none. */
    private static double minimumOfCubic(Trial a, Trial b) {
        var secant = a.slope() + b.slope() - 3 * (a.value() - b.value()) / (a.step() - b.step());
        var root = Math.copySign(Math.sqrt(secant * secant - a.slope() * b.slope()), b.step() - a.step());
        return b.step()
                - (b.step() - a.step()) * (b.slope() + root - secant) / (b.slope() - a.slope() + 2 * root);
    }

    private Trial evaluate(double step) {
        moveTo(step);
        evaluations++;
        var value = function.evaluate();
        var slope = 0.0;
        for (var index = 0; index < direction.length; index++) {
            slope += gradients.get(index) * direction[index];
        }
        last = new Trial(step, value, slope);
        return last;
    }

    private void moveTo(double step) {
        for (var index = 0; index < start.length; index++) {
            parameters.set(index, start[index] + step * direction[index]);
        }
    }
}
