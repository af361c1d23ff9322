package io.mlpservice.engine.pipeline;

/** The phases of a pipeline, in order. */
public enum PipelinePhase {
    PREPARING,
    TRAINING,
    EVALUATING
}
