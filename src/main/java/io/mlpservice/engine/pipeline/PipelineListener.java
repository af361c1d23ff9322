package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.training.TrainingListener;

import java.util.function.Function;

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
     * @param models makes models of the parameters that the run hands out
     */
    default void trainingBegins(int rows, Function<NetworkState, TrainedModel> models) {}
}
