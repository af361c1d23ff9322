package io.mlpservice.engine.pipeline;

/** What a model answers: a class, or a number for each target. */
public enum Task {
    CLASSIFICATION,
    REGRESSION
}
