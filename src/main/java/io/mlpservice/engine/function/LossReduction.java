package io.mlpservice.engine.function;

import io.mlpservice.engine.hyperparameter.Choice;

/** How the losses of rows are joined to the loss of a batch, and those of batches to the loss of an epoch. */
public enum LossReduction implements Choice {
    /** The weighted mean, with a weight wᵢ and a loss lᵢ for each row. */
    MEAN("Σwᵢlᵢ/Σwᵢ"),
    /** The weighted sum. */
    SUM("Σwᵢlᵢ");

    private final String formula;

    LossReduction(String formula) {
        this.formula = formula;
    }

    @Override
    public String formula() {
        return formula;
    }

    /** Factor on every row's weighted loss; rows that weigh nothing together, or less than has a reciprocal, count nothing. */
    public double scale(double totalWeight) {
        return switch (this) {
            case MEAN -> totalWeight >= Double.MIN_NORMAL ? 1 / totalWeight : 0;
            case SUM -> 1;
        };
    }
}
