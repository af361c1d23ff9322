package io.mlpservice.engine.data;

import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which rows are for what; each part is in file order.
 *
 * @param training the rows to learn from
 * @param validation the rows to watch training by
 * @param test the rows to measure the finished model by
 */
@SuppressWarnings("ArrayRecordComponent")
public record Split(int[] training, int[] validation, int[] test) {
    /**
     * Divides rows.
     *
     * @param classes the class of each row, counted from 0; used only when the rows are stratified
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

    /**
     * Spreads the rows of each class evenly over the whole order, so that every stretch of it holds close to its share
     * of each class: the k-th of n rows of a class belongs at (k + ½)/n of the way.
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
