package io.mlpservice.engine.random;

import java.util.HashSet;

/**
 * A sequence of random numbers with random access. Each number is a hash of (seed, purpose, epoch, index), so that it
 * does not depend on threads, interruptions or the order of reading. The hash is the finalizer of SplitMix64 (Steele,
 * Lea, Flood: Fast splittable pseudorandom number generators, 2014; constants of variant 13).
 */
public final class RandomStream {
    /** What the numbers are used for. Each purpose has its own numbers. */
    public enum Purpose {
        INITIALIZATION(1),
        SPLIT(2),
        SHUFFLE(3),
        DROPOUT(4),
        FOLDS(5),
        PERMUTATION(6),
        SAMPLE(7),
        MADE_DATA(8);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final long key;

    private RandomStream(long key) {
        this.key = key;
    }

    /**
     * The stream for a purpose.
     *
     * @param epoch the epoch, or any other number that distinguishes the streams of one purpose
     */
    public static RandomStream of(long seed, Purpose purpose, long epoch) {
        return new RandomStream(mix(mix(mix(seed + GOLDEN_RATIO) + purpose.number) + epoch));
    }

    /** 64 random bits. */
    public long bits(long index) {
        return mix(key + (index + 1) * GOLDEN_RATIO);
    }

    /** Uniformly distributed over [0, 1). */
    public double uniform(long index) {
        return (bits(index) >>> 11) * UNIT;
    }

    /** Uniformly distributed over [−limit, limit). */
    public double uniform(long index, double limit) {
        return (2 * uniform(index) - 1) * limit;
    }

    /** Normally distributed with mean 0 and standard deviation 1 (Box–Muller transform). */
    public double normal(long index) {
        var radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(2 * index)));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform(2 * index + 1));
    }

    /** Shuffles the numbers in place, with equal probability for every order (Fisher and Yates). */
    public void shuffle(int[] numbers) {
        for (var last = numbers.length - 1; last > 0; last--) {
            var other = (int) Math.unsignedMultiplyHigh(bits(last), last + 1L);
            var number = numbers[last];
            numbers[last] = numbers[other];
            numbers[other] = number;
        }
    }

    /**
     * Draws numbers without replacement, with equal probability for every set of them (Floyd's algorithm: Bentley,
     * Programming pearls, 1987).
     *
     * @param count how many to draw, at most {@code size}
     * @param size the numbers are from 0 to {@code size} − 1
     * @return ascending
     */
    public int[] sample(int count, int size) {
        var drawn = HashSet.<Integer>newHashSet(count);
        for (var last = size - count; last < size; last++) {
            var number = (int) Math.unsignedMultiplyHigh(bits(last), last + 1L);
            if (!drawn.add(number)) {
                drawn.add(last);
            }
        }
        return drawn.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static long mix(long value) {
        var bits = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
