package io.mlpservice.engine.encoding;

/** Data that a model cannot be trained or evaluated on. The message names the column and the reason. */
public final class UnsuitableDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Takes a message for the user. */
    public UnsuitableDataException(String message) {
        super(message);
    }
}
