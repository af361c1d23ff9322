package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.training.StopReason;
import org.jspecify.annotations.Nullable;

/** How a pipeline ended. */
public sealed interface PipelineOutcome {
    /**
     * The pipeline gives a model.
     *
     * @param validation null without validation rows
     * @param test null without test rows
     */
    record Trained(TrainedModel model, StopReason reason, Measures training,
            @Nullable Measures validation, @Nullable Measures test) implements PipelineOutcome {}

    /** The listener cancelled the pipeline. */
    record Cancelled() implements PipelineOutcome {}

    /**
     * A loss or parameter became NaN or infinite.
     *
     * @param epoch the epoch in which this was found, counted from 1
     */
    record Diverged(int epoch) implements PipelineOutcome {}
}
