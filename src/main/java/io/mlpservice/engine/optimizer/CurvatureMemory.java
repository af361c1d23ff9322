package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The curvature pairs of L-BFGS: the last steps s with the changes y of the gradient. */
final class CurvatureMemory {
    private static final double LEAST_CURVATURE = 1e-10;

    private final int capacity;
    private final Deque<Pair> pairs = new ArrayDeque<>();

    CurvatureMemory(int capacity) {
        this.capacity = capacity;
    }

    /** A step s, the change y of the gradient, and sᵀy. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Pair(double[] step, double[] change, double product) {
        double scale() {
            return product / dot(change, change);
        }
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    void clear() {
        pairs.clear();
    }

    /** The step and the change of each pair in double precision, oldest first. */
    List<Matrix> rows() {
        return pairs.stream().flatMap(pair -> Stream.of(pair.step(), pair.change()))
                .map(numbers -> Matrix.of(Precision.FLOAT64, new double[][]{numbers})).toList();
    }

    /** Restores the result of {@link #rows}. */
    void restore(List<Matrix> rows) {
        clear();
        for (var index = 0; index < rows.size(); index += 2) {
            pairs.addLast(pair(rows.get(index).toArray()[0], rows.get(index + 1).toArray()[0]));
        }
    }

    /** Adds a step, unless the curvature along it is too small or negative. */
    void remember(Matrix parameters, double[] pointBefore, Matrix gradients, double[] gradientBefore) {
        var pair = pair(difference(parameters, pointBefore), difference(gradients, gradientBefore));
        if (pair.product() <= LEAST_CURVATURE * dot(pair.change(), pair.change())) {
            return;
        }
        if (pairs.size() == capacity) {
            pairs.removeFirst();
        }
        pairs.addLast(pair);
    }

    /** The two-loop recursion of Nocedal (1980): −H·g, where H approximates the inverse Hessian. */
    void direction(double[] gradient, double[] direction) {
        for (var index = 0; index < gradient.length; index++) {
            direction[index] = -gradient[index];
        }
        if (pairs.isEmpty()) {
            return;
        }
        var shares = new ArrayDeque<Double>();
        for (var newestFirst = pairs.descendingIterator(); newestFirst.hasNext();) {
            var pair = newestFirst.next();
            var share = dot(pair.step(), direction) / pair.product();
            addScaled(direction, -share, pair.change());
            shares.addFirst(share);
        }
        var scale = pairs.getLast().scale();
        for (var index = 0; index < direction.length; index++) {
            direction[index] *= scale;
        }
        for (var pair : pairs) {
            var share = shares.removeFirst() - dot(pair.change(), direction) / pair.product();
            addScaled(direction, share, pair.step());
        }
    }

    static double dot(double[] a, double[] b) {
        var sum = 0.0;
        for (var index = 0; index < a.length; index++) {
            sum += a[index] * b[index];
        }
        return sum;
    }

    private static Pair pair(double[] step, double[] change) {
        return new Pair(step, change, dot(step, change));
    }

    private static double[] difference(Matrix now, double[] before) {
        var difference = new double[before.length];
        for (var index = 0; index < before.length; index++) {
            difference[index] = now.get(index) - before[index];
        }
        return difference;
    }

    private static void addScaled(double[] target, double factor, double[] source) {
        for (var index = 0; index < target.length; index++) {
            target[index] += factor * source[index];
        }
    }
}
