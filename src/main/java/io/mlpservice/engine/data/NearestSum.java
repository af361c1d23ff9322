package io.mlpservice.engine.data;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Chooses some of several sizes, at least one and not all, whose sum comes nearest to a number. The search is exact up
 * to a bound on its work. Beyond it the sizes are many and small, so that taking them one after another comes near enough.
 */
final class NearestSum {
    private static final long MOST_WORK = 200_000_000;
    private static final int UNREACHED = -1;

    private final int[] sizes;
    private final int wanted;
    private final int total;

    NearestSum(int[] sizes, int wanted) {
        this.sizes = sizes;
        this.wanted = wanted;
        this.total = Arrays.stream(sizes).sum();
    }

    /** The indexes of the chosen sizes. */
    BitSet items() {
        var limit = Math.min(total - 1L, wanted + (long) Arrays.stream(sizes).max().orElse(0));
        return limit * sizes.length <= MOST_WORK ? exactly((int) limit) : oneAfterAnother();
    }

    private BitSet exactly(int limit) {
        var last = lastItems(limit);
        var best = 0;
        for (var sum = 1; sum <= limit; sum++) {
            if (last[sum] != UNREACHED && (best == 0 || Math.abs(sum - wanted) < Math.abs(best - wanted))) {
                best = sum;
            }
        }
        var chosen = new BitSet();
        for (var sum = best; sum > 0; sum -= sizes[last[sum]]) {
            chosen.set(last[sum]);
        }
        return chosen;
    }

    /** For each sum the item that first made it, of items in order: those before it make the rest. */
    private int[] lastItems(int limit) {
        var last = new int[limit + 1];
        Arrays.fill(last, UNREACHED);
        for (var item = 0; item < sizes.length && last[Math.min(wanted, limit)] == UNREACHED; item++) {
            for (var sum = limit; sum >= sizes[item]; sum--) {
                var rest = sum - sizes[item];
                if (last[sum] == UNREACHED && (rest == 0 || last[rest] != UNREACHED)) {
                    last[sum] = item;
                }
            }
        }
        return last;
    }

    private BitSet oneAfterAnother() {
        var chosen = new BitSet();
        var sum = 0L;
        for (var item = 0; item < sizes.length; item++) {
            var more = sum + sizes[item];
            if (chosen.isEmpty() || (more < total && Math.abs(more - wanted) < Math.abs(sum - wanted))) {
                sum = more;
                chosen.set(item);
            }
        }
        return chosen;
    }
}
