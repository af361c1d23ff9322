package io.mlpservice.engine.data;

/** Data that a model cannot be trained or evaluated on. The message names the column and the reason. */
public final class UnsuitableDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Takes a message for the user. */
    public UnsuitableDataException(String message) {
        super(message);
    }

    /** Missing values in a column that may have none. */
    public static UnsuitableDataException missing(String column, int count) {
        return new UnsuitableDataException("the column \"%s\" has %d missing values; fill them or remove the rows"
                .formatted(column, count));
    }

    /** A column whose values are too far apart to scale. */
    public static UnsuitableDataException unscalable(String column) {
        return new UnsuitableDataException(
                "the column \"%s\" cannot be scaled: its values span more than the range of a double"
                        .formatted(column));
    }
}
