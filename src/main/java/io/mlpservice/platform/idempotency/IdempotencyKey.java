package io.mlpservice.platform.idempotency;

/**
 * Identifies a request that creates something, so that the service recognizes it when it is sent again.
 *
 * @param owner the owner of the key
 * @param operation the operation it belongs to; the same text may be used once for each operation
 * @param text 1 to {@value #LONGEST} printable characters
 */
public record IdempotencyKey(String owner, String operation, String text) {
    /** The header that carries it. */
    static final String HEADER = "Idempotency-Key";
    /** The maximum length of a key. */
    static final int LONGEST = 255;
}
