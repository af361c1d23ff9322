package io.mlpservice.engine.function;

/** How the losses of rows are joined to the loss of a batch, and those of batches to the loss of an epoch. */
public enum LossReduction {
    /** Σwᵢlᵢ/Σwᵢ, with a weight wᵢ for each row. */
    MEAN,
    /** Σwᵢlᵢ. */
    SUM;

    /** Factor on every row's weighted loss; rows that weigh nothing together count nothing. */
    public double scale(double totalWeight) {
        return switch (this) {
            case MEAN -> totalWeight > 0 ? 1 / totalWeight : 0;
            case SUM -> 1;
        };
    }
}
