package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.training.TrainingListener;

/** Observes and controls a pipeline. */
public interface PipelineListener extends TrainingListener {
    /** Ignores everything and never stops the pipeline. */
    PipelineListener NONE = new PipelineListener() {
    };

    /** Called at the start of each phase. */
    default void phase(PipelinePhase phase) {}

    /**
     * Called before the first epoch.
     *
     * @param rows the number of training rows
     */
    default void trainingBegins(int rows) {}
}
