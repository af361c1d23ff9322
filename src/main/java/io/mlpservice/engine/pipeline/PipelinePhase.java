package io.mlpservice.engine.pipeline;

/** The parts of the work between a table and a model, in order. */
public enum PipelinePhase {
    PREPARING,
    TRAINING,
    EVALUATING
}
