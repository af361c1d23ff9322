package io.mlpservice.engine.format;

/** Stored bytes that cannot be read, with the reason. */
public final class UnreadableException extends IllegalArgumentException {
    /** Why bytes cannot be read. */
    public enum Reason {
        /** Bytes were lost or changed, or they never were what they should be. */
        DAMAGED,
        /** A format that only later versions of the engine read. */
        NEWER,
        /** A format that the engine no longer reads. */
        OUTDATED
    }

    private final Reason reason;

    UnreadableException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    UnreadableException(String message, Exception cause) {
        super(message, cause);
        this.reason = Reason.DAMAGED;
    }

    /** Why the bytes cannot be read. */
    public Reason reason() {
        return reason;
    }
}
