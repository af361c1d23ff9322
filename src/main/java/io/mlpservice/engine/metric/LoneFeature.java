package io.mlpservice.engine.metric;

import io.mlpservice.engine.data.Column;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How well one feature alone predicts a target, without a model. It takes the time of sorting the rows. Numbers that agree
 * in their first 38 binary digits count as equal. */
public final class LoneFeature {
    /** The maximum number of rows. */
    public static final int MOST_ROWS = 1 << 14;
    /** The lowest bits of a number make room for its row. */
    private static final long ROW = MOST_ROWS - 1L;
    private static final double HALF = 0.5;

    private LoneFeature() {}

    /**
     * The number of rows whose class the other rows predict rightly: by the most frequent class of the rows with the same
     * value, if there is only one; for a number that no other row has, by the class of the rows next below and above, if
     * they agree. A missing value is a value. Where more rows are right by whether there is a value at all, it is their number.
     *
     * @param target without a missing value in the rows
     * @param rows at most {@value #MOST_ROWS}, counted from 0
     */
    public static int rightRows(Column feature, Column target, int[] rows) {
        var classes = codes(target, rows);
        var right = rightRows(codes(feature, rows), feature instanceof Column.Numeric, classes);
        var present = IntStream.of(rows).map(row -> feature.isMissing(row) ? 0 : 1).toArray();
        return Arrays.stream(present).sum() == rows.length
                ? right
                : Math.max(right, rightRows(present, false, classes));
    }

    /**
     * The number of rows of the most frequent class.
     *
     * @param target without a missing value in the rows
     * @param rows at most {@value #MOST_ROWS}, counted from 0
     */
    public static int mostFrequent(Column target, int[] rows) {
        var classes = codes(target, rows);
        Arrays.sort(classes);
        var most = 0;
        for (int start = 0, end = 0; start < classes.length; start = end) {
            while (end < classes.length && classes[end] == classes[start]) {
                end++;
            }
            most = Math.max(most, end - start);
        }
        return most;
    }

    /** A number for each value, in ascending order where they are numbers; −1 for a missing one. */
    private static int[] codes(Column column, int[] rows) {
        return switch (column) {
            case Column.Categorical(var _, var _, var codes) -> IntStream.of(rows).map(row -> codes[row]).toArray();
            case Column.Numeric(var _, var values) -> {
                var order = order(values, rows);
                var codes = new int[rows.length];
                for (int index = 0, code = 0; index < order.length; index++) {
                    code += index > 0 && differ(order[index - 1], order[index]) ? 1 : 0;
                    var place = (int) (order[index] & ROW);
                    codes[place] = Double.isNaN(values[rows[place]]) ? -1 : code;
                }
                yield codes;
            }
        };
    }

    /** The numbers in ascending order, missing ones last; the lowest bits of each are its place among the rows. */
    private static long[] order(double[] values, int[] rows) {
        var order = new long[rows.length];
        for (var place = 0; place < rows.length; place++) {
            var bits = Double.doubleToLongBits(values[rows[place]] + 0.0); // −0 is 0
            var ascending = bits ^ ((bits >> (Long.SIZE - 1)) & Long.MAX_VALUE);
            order[place] = (ascending & ~ROW) | place;
        }
        Arrays.sort(order);
        return order;
    }

    private static boolean differ(long one, long other) {
        return (one & ~ROW) != (other & ~ROW);
    }

    /** How many rows are right, from codes of their values and classes. */
    private static int rightRows(int[] codes, boolean inOrder, int[] classes) {
        var pairs = new long[codes.length];
        for (var row = 0; row < pairs.length; row++) {
            pairs[row] = (long) codes[row] << Integer.SIZE | classes[row];
        }
        Arrays.sort(pairs);
        var right = 0;
        for (int start = 0, end = 0; start < pairs.length; start = end) {
            while (end < pairs.length && code(pairs[end]) == code(pairs[start])) {
                end++;
            }
            if (end - start > 1) {
                right += rightByEquals(pairs, start, end);
            } else if (inOrder && isRightByNeighbors(pairs, start)) {
                right++;
            }
        }
        return right;
    }

    private static int code(long pair) {
        return (int) (pair >> Integer.SIZE);
    }

    /** Each of these rows is predicted by the others. */
    private static int rightByEquals(long[] pairs, int from, int to) {
        var most = 0;
        var second = 0;
        for (int start = from, end = from; start < to; start = end) {
            while (end < to && pairs[end] == pairs[start]) {
                end++;
            }
            second = Math.max(second, Math.min(most, end - start));
            most = Math.max(most, end - start);
        }
        return most - 1 > second ? most : 0;
    }

    private static boolean isRightByNeighbors(long[] pairs, int row) {
        var hasLower = row > 0 && code(pairs[row - 1]) >= 0;
        var hasHigher = row < pairs.length - 1;
        return code(pairs[row]) >= 0 && (hasLower || hasHigher)
                && (!hasLower || (int) pairs[row - 1] == (int) pairs[row])
                && (!hasHigher || (int) pairs[row + 1] == (int) pairs[row]);
    }

    /**
     * Spearman's correlation of the ranks of two numbers, over the rows that have both.
     *
     * @param target without a missing value in the rows
     * @param rows at most {@value #MOST_ROWS}, counted from 0
     * @return from −1 to 1; 0 where fewer than half of the rows have the feature, or as many have the same target
     */
    public static double rankCorrelation(Column.Numeric feature, Column.Numeric target, int[] rows) {
        var both = IntStream.of(rows).filter(row -> !feature.isMissing(row)).toArray();
        var wanted = ranks(target.values(), both);
        if (both.length < HALF * rows.length || wanted.mostTies() > HALF * both.length) {
            return 0;
        }
        return correlation(ranks(feature.values(), both).ranks(), wanted.ranks());
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Ranks(double[] ranks, int mostTies) {}

    /** Equal numbers share the mean of their ranks. */
    private static Ranks ranks(double[] values, int[] rows) {
        var order = order(values, rows);
        var ranks = new double[rows.length];
        var mostTies = 0;
        for (int start = 0, end = 0; start < order.length; start = end) {
            while (end < order.length && !differ(order[start], order[end])) {
                end++;
            }
            for (var index = start; index < end; index++) {
                ranks[(int) (order[index] & ROW)] = (start + end - 1) * HALF;
            }
            mostTies = Math.max(mostTies, end - start);
        }
        return new Ranks(ranks, mostTies);
    }

    private static double correlation(double[] one, double[] other) {
        var mean = (one.length - 1) * HALF;
        var products = 0.0;
        var squares = 0.0;
        var otherSquares = 0.0;
        for (var row = 0; row < one.length; row++) {
            products += (one[row] - mean) * (other[row] - mean);
            squares += (one[row] - mean) * (one[row] - mean);
            otherSquares += (other[row] - mean) * (other[row] - mean);
        }
        return squares == 0 || otherSquares == 0 ? 0 : products / Math.sqrt(squares * otherSquares);
    }
}
