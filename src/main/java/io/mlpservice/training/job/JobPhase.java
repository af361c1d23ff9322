package io.mlpservice.training.job;

import io.mlpservice.engine.pipeline.PipelinePhase;

/** The phase of a running job. */
public enum JobPhase {
    /** Reads the data set, splits it and fits the preprocessing. */
    PREPARING,
    /** Updates the weights. */
    TRAINING,
    /** Measures the finished model. */
    EVALUATING,
    /** Writes the model to the database. */
    SAVING;

    public static JobPhase of(PipelinePhase phase) {
        return switch (phase) {
            case PREPARING -> PREPARING;
            case TRAINING -> TRAINING;
            case EVALUATING -> EVALUATING;
        };
    }
}
