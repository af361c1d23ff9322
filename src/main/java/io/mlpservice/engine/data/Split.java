package io.mlpservice.engine.data;

import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The indexes of the training, validation and test rows. Each part is in file order.
 *
 * @param training the rows to train on
 * @param validation the rows to monitor training with
 * @param test the rows to evaluate the trained model on
 */
@SuppressWarnings("ArrayRecordComponent")
public record Split(int[] training, int[] validation, int[] test) {
    /**
     * Splits rows.
     *
     * @param classes the class of each row, counted from 0; used only for stratification
     */
    public static Split of(SplitSpec spec, int[] classes, long seed) {
        var rows = classes.length;
        var order = IntStream.range(0, rows).toArray();
        if (spec.shuffle()) {
            RandomStream.of(seed, Purpose.SPLIT, 0).shuffle(order);
        }
        if (spec.stratify()) {
            order = spreadClasses(order, classes);
        }
        var trainingRows = SplitSpec.trainingRows(spec.validationFraction(), spec.testFraction(), rows);
        var testFrom = rows - SplitSpec.share(spec.testFraction(), rows);
        return new Split(part(order, 0, trainingRows), part(order, trainingRows, testFrom),
                part(order, testFrom, rows));
    }

    /** The same of some rows of a table, whose indexes are given in ascending order. */
    public Split among(int[] rows) {
        return new Split(of(training, rows), of(validation, rows), of(test, rows));
    }

    private static int[] of(int[] part, int[] rows) {
        return IntStream.of(part).map(index -> rows[index]).toArray();
    }

    /**
     * Spreads the rows of each class evenly, so that every range of rows has about the same class proportions. The k-th
     * of n rows of a class gets the relative position (k + ½)/n.
     */
    private static int[] spreadClasses(int[] order, int[] classes) {
        var sizes = new int[Arrays.stream(classes).max().orElse(0) + 1];
        for (var row : order) {
            sizes[classes[row]]++;
        }
        var seen = new int[sizes.length];
        var places = new double[order.length];
        for (var row : order) {
            places[row] = (seen[classes[row]]++ + 0.5) / sizes[classes[row]];
        }
        return Arrays.stream(order).boxed().sorted(Comparator.comparingDouble(row -> places[row]))
                .mapToInt(Integer::intValue).toArray();
    }

    private static int[] part(int[] order, int from, int to) {
        return Arrays.stream(order, from, to).sorted().toArray();
    }
}
