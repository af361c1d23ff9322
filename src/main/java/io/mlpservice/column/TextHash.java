package io.mlpservice.column;

import java.security.SecureRandom;

/**
 * Hashes of texts for tables in memory, of four characters at a time: the product of two numbers of 64 bits, each XORed
 * with a secret, of which both halves are XORed, as in wyhash. By the secrets, texts can hardly be chosen to meet in one
 * place.
 */
final class TextHash {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long SEED = RANDOM.nextLong();
    private static final long SECRET = RANDOM.nextLong();

    private TextHash() {}

    static int of(char[] text, int from, int to) {
        var hash = SEED ^ to - from;
        var at = from;
        for (; at + 4 <= to; at += 4) {
            hash = mixed(hash,
                    text[at] | (long) text[at + 1] << 16 | (long) text[at + 2] << 32 | (long) text[at + 3] << 48);
        }
        var rest = 0L;
        for (; at < to; at++) {
            rest = rest << 16 | text[at];
        }
        hash = mixed(hash, rest);
        return (int) (hash ^ hash >>> 32);
    }

    private static long mixed(long hash, long characters) {
        var secret = characters ^ SECRET;
        return Math.unsignedMultiplyHigh(hash, secret) ^ hash * secret;
    }
}
