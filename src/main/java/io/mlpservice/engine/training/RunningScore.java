package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.matrix.Matrix;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A {@link Score} that is added up batch by batch. All rows count alike, whatever their weights. */
abstract sealed class RunningScore {
    private final int rows;
    private final double[] sums;

    private RunningScore(int rows, int sums) {
        this.rows = rows;
        this.sums = new double[sums];
    }

    /** The score of samples. */
    static RunningScore of(Score score, Samples samples) {
        return switch (score) {
            case ACCURACY -> samples.targets().columns() == 1 ? new OfSides(samples) : new OfClasses(samples);
            case SUBSET_ACCURACY -> new OfSides(samples);
            case R2 -> new OfNumbers(samples.targets());
        };
    }

    /** Forgets all rows. */
    final void start() {
        Arrays.fill(sums, 0);
    }

    /**
     * Adds a batch of the samples.
     *
     * @param outputs [rows][outputs]
     */
    final void add(Matrix outputs, Samples batch) {
        add(outputs, batch, sums);
    }

    abstract void add(Matrix outputs, Samples batch, double[] totals);

    /** The score, once all rows have been added; absent if it is undefined. */
    final OptionalDouble value() {
        var value = value(sums, rows);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** The share of the rows that were counted as right. */
    double value(double[] totals, int count) {
        return totals[0] / count;
    }

    /** All that the rows so far have added up to. */
    final List<Double> memory() {
        return Arrays.stream(sums).boxed().toList();
    }

    /** Goes on from a {@link #memory}. From an empty one, the score is undefined until the next start. */
    final void resume(List<Double> memory) {
        Arrays.setAll(sums, index -> memory.isEmpty() ? Double.NaN : memory.get(index));
    }

    /**
     * 1 if a is less than b, else 0. A branch would cost more, since processors guess it wrong. It may be either
     * where one is NaN: such a run has diverged, and ends without a report.
     */
    private static int isLess(double a, double b) {
        var distance = a - b + 0.0; // not −0, which has a sign
        return (int) (Double.doubleToRawLongBits(distance) >>> (Double.SIZE - 1));
    }

    /** Counts the rows whose largest output is that of their class. */
    private static final class OfClasses extends RunningScore {
        private OfClasses(Samples samples) {
            super(samples.rows(), 1);
        }

        @Override
        void add(Matrix outputs, Samples batch, double[] totals) {
            var right = 0;
            for (var row = 0; row < outputs.rows(); row++) {
                right += isRight(outputs, row, batch.classes()[row]) ? 1 : 0;
            }
            totals[0] += right;
        }

        private static boolean isRight(Matrix outputs, int row, int target) {
            var output = outputs.get(row, target);
            var above = 0;
            var below = 0;
            for (var column = 0; column < outputs.columns(); column++) {
                above += isLess(output, outputs.get(row, column));
                below += isLess(outputs.get(row, column), output);
            }
            var isTied = above + below < outputs.columns() - 1;
            return isTied ? outputs.indexOfLargest(row) == target : above == 0;
        }
    }

    /** Counts the rows in which every output is on the correct side of one half. */
    private static final class OfSides extends RunningScore {
        private OfSides(Samples samples) {
            super(samples.rows(), 1);
        }

        @Override
        void add(Matrix outputs, Samples batch, double[] totals) {
            var wrong = 0;
            for (var row = 0; row < outputs.rows(); row++) {
                wrong += isWrong(outputs, batch.targets(), row);
            }
            totals[0] += outputs.rows() - wrong;
        }

        private static int isWrong(Matrix outputs, Matrix targets, int row) {
            var wrong = 0;
            for (var column = 0; column < outputs.columns(); column++) {
                wrong |= isLess(0.5, outputs.get(row, column)) ^ isLess(0.5, targets.get(row, column));
            }
            return wrong;
        }
    }

    /** Adds up the squared errors of each output. */
    private static final class OfNumbers extends RunningScore {
        private final double[] variations;

        private OfNumbers(Matrix targets) {
            super(targets.rows(), targets.columns());
            this.variations = IntStream.range(0, targets.columns())
                    .mapToDouble(column -> Score.variation(targets.rows(), row -> targets.get(row, column))).toArray();
        }

        @Override
        void add(Matrix outputs, Samples batch, double[] totals) {
            for (var column = 0; column < totals.length; column++) {
                var total = totals[column];
                for (var row = 0; row < outputs.rows(); row++) {
                    var error = outputs.get(row, column) - batch.targets().get(row, column);
                    total += error * error;
                }
                totals[column] = total;
            }
        }

        @Override
        double value(double[] totals, int count) {
            var total = 0.0;
            for (var column = 0; column < totals.length; column++) {
                total += 1 - totals[column] / variations[column];
            }
            return total / totals.length;
        }
    }
}
