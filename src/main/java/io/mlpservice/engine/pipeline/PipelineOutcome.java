package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.training.StopReason;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** How a pipeline ended. */
public sealed interface PipelineOutcome {
    /**
     * The pipeline gives a model.
     *
     * @param training null if measuring failed
     * @param validation null without validation rows, or if measuring failed
     * @param test null without test rows, or if measuring failed
     * @param unmeasured the parts on which measuring failed
     */
    record Trained(TrainedModel model, StopReason reason, @Nullable Measures training, @Nullable Measures validation,
            @Nullable Measures test, List<Unmeasured> unmeasured) implements PipelineOutcome {}

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
