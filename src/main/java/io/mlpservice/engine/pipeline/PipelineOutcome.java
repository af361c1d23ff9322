package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.metric.Metrics;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.training.StopReason;
import org.jspecify.annotations.Nullable;

/** How the making of a model ended. */
public sealed interface PipelineOutcome {
    /**
     * There is a model.
     *
     * @param validation null where no rows were held out for it
     * @param test null where no rows were held out for it
     */
    record Trained(TrainedModel model, StopReason reason, Metrics training, @Nullable Metrics validation,
            @Nullable Metrics test) implements PipelineOutcome {}

    /** The listener asked to stop. */
    record Cancelled() implements PipelineOutcome {}

    /**
     * A loss or parameter was no longer a finite number.
     *
     * @param epoch in which it was found, counted from 1
     */
    record Diverged(int epoch) implements PipelineOutcome {}
}
