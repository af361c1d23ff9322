package io.mlpservice.engine.format;

/** Stored bytes cannot be read. */
public final class UnreadableException extends IllegalArgumentException {
    /** Why bytes cannot be read. */
    public enum Reason {
        /** The bytes are incomplete, changed or of another kind. */
        DAMAGED,
        /** Only newer versions of the engine can read the format. */
        NEWER,
        /** The engine no longer supports the format. */
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
