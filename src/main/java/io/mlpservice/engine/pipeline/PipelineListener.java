package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.training.TrainingListener;

/** Whoever watches a model being made. */
public interface PipelineListener extends TrainingListener {
    /** Sees nothing and lets the work go on. */
    PipelineListener NONE = new PipelineListener() {
    };

    /** Called when a part of the work begins. */
    default void phase(PipelinePhase phase) {}

    /**
     * Called before the first epoch.
     *
     * @param rows of which each epoch learns
     */
    default void trainingBegins(int rows) {}
}
