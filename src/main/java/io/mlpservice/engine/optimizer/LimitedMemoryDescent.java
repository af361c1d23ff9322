package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.optimizer.OptimizerSpec.Lbfgs;

import java.util.List;

/** L-BFGS, which minimizes a function of all parameters together. */
public final class LimitedMemoryDescent {
    private static final double SMALLEST_GRADIENT = 1e-5;
    private static final double SMALLEST_PROGRESS = 1e-9;

    private final Matrix parameters;
    private final Matrix gradients;
    private final CurvatureMemory memory;
    private final LineSearch search;
    private final double[] point;
    private final double[] gradient;
    private final double[] direction;
    private double value;

    /** The function to minimize. */
    @FunctionalInterface
    public interface Function {
        /** Returns the value at the current parameters and writes the gradient to the optimizer's gradients. */
        double evaluate();
    }

    /** Evaluates the function at the current parameters. Both matrices are one row and used in place. */
    public LimitedMemoryDescent(Lbfgs spec, Matrix parameters, Matrix gradients, Function function) {
        var size = parameters.size();
        this.parameters = parameters;
        this.gradients = gradients;
        this.memory = new CurvatureMemory(spec.historySize());
        this.point = new double[size];
        this.gradient = new double[size];
        this.direction = new double[size];
        this.search = new LineSearch(parameters, gradients, function, point, direction);
        accept(function.evaluate());
    }

    /** Takes one step and returns whether another could make progress. */
    public boolean iterate() {
        if (isFlat()) {
            return false;
        }
        if (!stepsDownhill() && (memory.isEmpty() || !stepsDownhillWithoutMemory())) {
            search.goBack();
            return false;
        }
        var before = value;
        memory.remember(parameters, point, gradients, gradient);
        accept(search.value());
        return !isFlat() && before - value >= SMALLEST_PROGRESS * Math.abs(before);
    }

    /**
     * A copy of its state. A new instance that starts at the same parameters and resumes with it takes the same steps.
     */
    public List<Matrix> memory() {
        return memory.rows();
    }

    /** Restores the result of {@link #memory}. */
    public void resume(List<Matrix> rows) {
        memory.restore(rows);
    }

    private boolean stepsDownhillWithoutMemory() {
        memory.clear();
        return stepsDownhill();
    }

    private boolean stepsDownhill() {
        var firstStep = 1.0;
        if (memory.isEmpty()) {
            var total = 0.0;
            for (var component : gradient) {
                total += Math.abs(component);
            }
            firstStep = Math.min(1, 1 / total);
        }
        memory.direction(gradient, direction);
        return search.find(value, gradient, firstStep);
    }

    private boolean isFlat() {
        var largest = 0.0;
        for (var component : gradient) {
            largest = Math.max(largest, Math.abs(component));
        }
        return largest <= SMALLEST_GRADIENT;
    }

    private void accept(double newValue) {
        value = newValue;
        for (var index = 0; index < point.length; index++) {
            point[index] = parameters.get(index);
            gradient[index] = gradients.get(index);
        }
    }
}
