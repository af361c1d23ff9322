package io.mlpservice.engine.function;

/** How the losses of rows are joined to the loss of a batch, and those of batches to the loss of an epoch. */
public enum LossReduction {
    MEAN,
    SUM;

    /** What each of that many rows counts. */
    public double scale(int rows) {
        return switch (this) {
            case MEAN -> 1.0 / rows;
            case SUM -> 1;
        };
    }
}
