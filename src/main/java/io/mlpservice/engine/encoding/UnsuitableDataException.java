package io.mlpservice.engine.encoding;

/** Data that a model cannot be trained or evaluated on; the message says which column and why. */
public final class UnsuitableDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message is meant for the user. */
    public UnsuitableDataException(String message) {
        super(message);
    }
}
