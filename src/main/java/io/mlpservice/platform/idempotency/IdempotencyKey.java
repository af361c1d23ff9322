package io.mlpservice.platform.idempotency;

/**
 * What a client calls a request that creates something, so that the service knows it when it comes again.
 *
 * @param owner whose key it is
 * @param operation what it is a key of: the same text may be a key of each operation
 * @param text 1 to {@value #LONGEST} printable characters
 */
public record IdempotencyKey(String owner, String operation, String text) {
    /** The header that brings it. */
    static final String HEADER = "Idempotency-Key";
    /** The most characters of a key. */
    static final int LONGEST = 255;
}
