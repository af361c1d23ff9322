package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.training.StopReason;

/** How a pipeline ended. */
public sealed interface PipelineOutcome {
    /**
     * The pipeline gives a model.
     *
     * @param measures what it reaches
     */
    record Trained(TrainedModel model, StopReason reason, PartMeasures measures) implements PipelineOutcome {}

    /** The rows of one part could not be measured. */
    record Unmeasured(Part part, Throwable cause) {}

    /** The parts of the rows. */
    enum Part {
        TRAINING,
        VALIDATION,
        TEST
    }

    /** The listener cancelled the pipeline. */
    record Cancelled() implements PipelineOutcome {}

    /**
     * A loss or parameter became NaN or infinite.
     *
     * @param epoch the epoch in which this was found, counted from 1
     */
    record Diverged(int epoch) implements PipelineOutcome {}
}
