package io.mlpservice.engine.data;

import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws rows at random.
 *
 * @param shuffle whether rows are drawn at random; otherwise training gets the first rows and testing the last
 * @param stratify whether each part has about the same class proportions; needs {@code shuffle}
 */
public record RandomSplit(HeldOut heldOut, boolean shuffle, boolean stratify) implements FractionSplit {
    /** Checks that stratified rows are shuffled. */
    public RandomSplit {
        if (stratify && !shuffle) {
            throw new IllegalArgumentException("stratification needs shuffled rows");
        }
    }

    @Override
    public Split split(Rows rows, long seed) {
        var order = order(rows, RandomStream.of(seed, Purpose.SPLIT, 0));
        var count = rows.count();
        return Split.of(order, heldOut.trainingRows(count), count - heldOut.testRows(count));
    }

    @Override
    public List<Split> folds(Rows rows, int folds, int repeat, long seed) {
        var order = order(rows, RandomStream.of(seed, Purpose.FOLDS, repeat));
        return IntStream.range(0, folds).mapToObj(fold -> fold(order, (int) ((long) order.length * fold / folds),
                (int) ((long) order.length * (fold + 1) / folds))).toList();
    }

    private static Split fold(int[] order, int from, int to) {
        var others = IntStream.concat(Arrays.stream(order, 0, from), Arrays.stream(order, to, order.length));
        return new Split(others.sorted().toArray(), new int[0], Rows.sorted(order, from, to));
    }

    private int[] order(Rows rows, RandomStream random) {
        var order = IntStream.range(0, rows.count()).toArray();
        if (shuffle) {
            random.shuffle(order);
        }
        var indexes = IntStream.of(order).map(place -> rows.indexes()[place]).toArray();
        return stratify ? spreadClasses(indexes, rows.classes()) : indexes;
    }

    /**
     * Spreads the rows of each class evenly, so that every range of rows has about the same class proportions. The k-th
     * of n rows of a class gets the relative position (k + ½)/n.
     */
    private static int[] spreadClasses(int[] order, int[] classes) {
        var sizes = new int[Arrays.stream(order).map(row -> classes[row]).max().orElse(0) + 1];
        for (var row : order) {
            sizes[classes[row]]++;
        }
        var seen = new int[sizes.length];
        var places = new double[classes.length];
        for (var row : order) {
            places[row] = (seen[classes[row]]++ + 0.5) / sizes[classes[row]];
        }
        return Arrays.stream(order).boxed().sorted(Comparator.comparingDouble(row -> places[row]))
                .mapToInt(Integer::intValue).toArray();
    }
}
