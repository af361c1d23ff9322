package io.mlpservice.engine.random;

/**
 * A sequence of random numbers that can be read at any index: each number is a hash of (seed, purpose, epoch, index),
 * so that neither threads, nor an interruption, nor the order of reading changes a bit. The hash is the finaliser of
 * SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014; constants of variant 13).
 */
public final class RandomStream {
    /** What the numbers are for; every purpose has numbers of its own. */
    public enum Purpose {
        INITIALIZATION(1),
        SPLIT(2),
        SHUFFLE(3),
        DROPOUT(4);

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
     * The numbers for a purpose.
     *
     * @param epoch the epoch that uses them, or any other number that tells streams of one purpose apart
     */
    public static RandomStream of(long seed, Purpose purpose, long epoch) {
        return new RandomStream(mix(mix(mix(seed + GOLDEN_RATIO) + purpose.number) + epoch));
    }

    /** 64 random bits. */
    public long bits(long index) {
        return mix(key + (index + 1) * GOLDEN_RATIO);
    }

    /** Evenly distributed over [0, 1). */
    public double uniform(long index) {
        return (bits(index) >>> 11) * UNIT;
    }

    /** Evenly distributed over [−limit, limit). */
    public double uniform(long index, double limit) {
        return (2 * uniform(index) - 1) * limit;
    }

    /** Normally distributed with mean 0 and standard deviation 1, by the method of Box and Muller. */
    public double normal(long index) {
        var radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(2 * index)));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform(2 * index + 1));
    }

    /** Puts the numbers into a random order, every order being equally likely (Fisher and Yates). */
    public void shuffle(int[] numbers) {
        for (var last = numbers.length - 1; last > 0; last--) {
            var other = (int) Math.unsignedMultiplyHigh(bits(last), last + 1L);
            var number = numbers[last];
            numbers[last] = numbers[other];
            numbers[other] = number;
        }
    }

    private static long mix(long value) {
        var bits = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
