package io.mlpservice.column;

import java.security.SecureRandom;

/** Hashes of texts for tables in memory. Their seed is a secret, so that texts can hardly be chosen to meet in one place. */
final class TextHash {
    private static final long SEED = new SecureRandom().nextLong();
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private TextHash() {}

    static int of(char[] text, int from, int to) {
        var hash = SEED;
        for (var index = from; index < to; index++) {
            hash = next(hash, text[index]);
        }
        return folded(hash);
    }

    static int of(String text) {
        var hash = SEED;
        for (var index = 0; index < text.length(); index++) {
            hash = next(hash, text.charAt(index));
        }
        return folded(hash);
    }

    private static long next(long hash, char c) {
        var product = (hash ^ c) * FACTOR;
        return product ^ product >>> 32;
    }

    private static int folded(long hash) {
        return (int) ((hash * FACTOR) >>> 32);
    }
}
