package io.mlpservice.engine.scaling;

import io.mlpservice.engine.hyperparameter.Choice;

/** How a regression target is scaled for the network. Predictions are scaled back to the target's own unit. */
public enum TargetScaling implements Choice {
    /** See {@link Scaling#NONE}. */
    NONE(Scaling.NONE),
    /** See {@link Scaling#MIN_MAX_0_1}. */
    MIN_MAX_0_1(Scaling.MIN_MAX_0_1),
    /** See {@link Scaling#MIN_MAX_MINUS1_1}. */
    MIN_MAX_MINUS1_1(Scaling.MIN_MAX_MINUS1_1),
    /** See {@link Scaling#STANDARD}. */
    STANDARD(Scaling.STANDARD),
    /** See {@link Scaling#LOG}. */
    LOG(Scaling.LOG);

    private final Scaling scaling;

    TargetScaling(Scaling scaling) {
        this.scaling = scaling;
    }

    /** Fits a scale to the training values of a target; see {@link Scaling#fit}. All scales of targets are invertible. */
    public ColumnScale.Invertible fit(double[] values) {
        return (ColumnScale.Invertible) scaling.fit(values);
    }

    @Override
    public String formula() {
        return scaling.formula();
    }
}
