package io.mlpservice.engine.function;

import io.mlpservice.engine.hyperparameter.Choice;

/** How the losses of rows are combined into the loss of a batch or an epoch. */
public enum LossReduction implements Choice {
    /** The weighted mean over rows with weights wᵢ and losses lᵢ. */
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

    /** The factor on each row's weighted loss; for the mean, 0 if the total weight is too small to have a reciprocal. */
    public double scale(double totalWeight) {
        return switch (this) {
            case MEAN -> totalWeight >= Double.MIN_NORMAL ? 1 / totalWeight : 0;
            case SUM -> 1;
        };
    }
}
