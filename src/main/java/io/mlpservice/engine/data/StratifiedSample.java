package io.mlpservice.engine.data;

import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Rows that are drawn at random without replacement, so that the classes of a column keep their shares. */
public final class StratifiedSample {
    private StratifiedSample() {}

    /**
     * Draws rows. Missing values are a class of their own.
     *
     * @param classes the column whose classes keep their shares
     * @param count the number of rows to draw, at most all of them
     * @return ascending, counted from 0
     */
    public static int[] draw(Column classes, int count, long seed) {
        var rows = rowsByClass(classes);
        var counts = shares(Arrays.stream(rows).mapToInt(ofClass -> ofClass.length).toArray(), count);
        return IntStream.range(0, rows.length).boxed()
                .flatMapToInt(index -> IntStream
                        .of(RandomStream.of(seed, Purpose.SAMPLE, index + 1L).sample(counts[index], rows[index].length))
                        .map(place -> rows[index][place]))
                .sorted().toArray();
    }

    /** Classes are in the order in which they first appear. */
    private static int[][] rowsByClass(Column classes) {
        Map<String, IntStream.Builder> rows = new LinkedHashMap<>();
        for (var row = 0; row < classes.size(); row++) {
            rows.computeIfAbsent(classes.isMissing(row) ? "" : classes.text(row), _ -> IntStream.builder()).add(row);
        }
        return rows.values().stream().map(builder -> builder.build().toArray()).toArray(int[][]::new);
    }

    /**
     * The number of rows to draw of each class: its share, rounded by the largest remainder. Each class gets at least
     * one row if there are enough for all.
     *
     * @param sizes the number of rows of each class, at least 1
     * @param count the sum of what is drawn, at most the sum of the sizes
     */
    static int[] shares(int[] sizes, int count) {
        var total = IntStream.of(sizes).asLongStream().sum();
        var least = count >= sizes.length ? 1 : 0;
        var drawn = IntStream.of(sizes).map(size -> Math.max(least, (int) ((long) size * count / total))).toArray();
        for (var left = count - IntStream.of(drawn).sum(); left != 0; left -= Integer.signum(left)) {
            drawn[furthest(sizes, drawn, count, total, left > 0 ? 0 : least, Integer.signum(left))] += Integer
                    .signum(left);
        }
        return drawn;
    }

    /** The class that is furthest below its share ({@code sign} 1) or above it (−1); the first of several. */
    private static int furthest(int[] sizes, int[] drawn, int count, long total, int least, int sign) {
        var furthest = -1;
        var most = Long.MIN_VALUE;
        for (var index = 0; index < sizes.length; index++) {
            var distance = sign * ((long) sizes[index] * count - drawn[index] * total);
            if (distance > most && (sign > 0 || drawn[index] > least)) {
                furthest = index;
                most = distance;
            }
        }
        return furthest;
    }
}
