package io.mlpservice.engine.training;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The epochs after which the parameters of a run are kept. They are spaced by the logarithm of the epoch, since networks
 * change most in their first epochs. A function of numbers that are known before the run, so that a resumed run keeps the
 * same ones.
 */
public final class SnapshotEpochs {
    /** Keeps nothing. */
    public static final SnapshotEpochs NONE = new SnapshotEpochs(new int[0], false);

    private static final int LEAST_WITH_BEST = 3;

    private final int[] epochs;
    private final boolean best;

    private SnapshotEpochs(int[] epochs, boolean best) {
        this.epochs = epochs;
        this.best = best;
    }

    /**
     * Chooses epochs: 0, which has the initial parameters, the last one, and others in between. A single one is the last.
     *
     * @param last the number of epochs, at least 1
     * @param most how many are kept at most
     * @param best whether the best epoch is to be kept too, which takes the place of one of the others
     */
    public static SnapshotEpochs of(int last, int most, boolean best) {
        var withBest = best && most >= LEAST_WITH_BEST && most <= last;
        var count = Math.min(withBest ? most - 1 : most, last + 1);
        return count == 0 ? NONE : new SnapshotEpochs(count == 1 ? new int[]{last} : spaced(last, count), withBest);
    }

    /** From 0 to the last epoch. The ratio is found anew for each, since neighbors differ by at least 1. */
    private static int[] spaced(int last, int count) {
        var epochs = new int[count];
        for (var index = 1; index < count; index++) {
            var before = epochs[index - 1];
            var ratio = StrictMath.pow((double) last / Math.max(1, before), 1.0 / (count - index));
            epochs[index] = index == count - 1
                    ? last
                    : Math.max(before + 1, (int) Math.rint(before * ratio));
        }
        return epochs;
    }

    /** Whether the parameters after an epoch are kept; 0 means those that training starts from. */
    public boolean contains(int epoch) {
        return Arrays.binarySearch(epochs, epoch) >= 0;
    }

    /** Whether nothing is kept. */
    public boolean isEmpty() {
        return epochs.length == 0;
    }

    /** Whether the best epoch is kept too. */
    boolean haveRoomForBest() {
        return best;
    }

    /** The epochs, in order. */
    IntStream stream() {
        return Arrays.stream(epochs);
    }
}
