package io.mlpservice.column;

/**
 * Estimates how many different texts there are in constant memory, by linear counting: of m places that texts choose by
 * their hash, a share s stays empty, so there are about −m ln s texts.
 */
final class DistinctEstimate {
    private static final int PLACES = 1 << 24;

    private final long[] taken = new long[PLACES / Long.SIZE];

    void accept(String text) {
        var place = (int) (hash(text) >>> 40);
        taken[place / Long.SIZE] |= 1L << place;
    }

    private static long hash(String text) {
        var hash = 0L;
        for (var index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash * 0xD6E8FEB86659FD93L;
    }

    /** About how many different texts there were. */
    long count() {
        var empty = PLACES;
        for (var places : taken) {
            empty -= Long.bitCount(places);
        }
        return Math.round(-PLACES * Math.log(Math.max(empty, 1) / (double) PLACES));
    }
}
