package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Split;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.TargetCodec;
import io.mlpservice.engine.metric.Baseline;
import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.pipeline.PipelineOutcome.Part;
import io.mlpservice.engine.pipeline.PipelineOutcome.Unmeasured;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What a model reaches on each part of the rows, beside a baseline that knows the training rows alone.
 *
 * @param training null if measuring failed
 * @param validation null without validation rows, or if measuring failed
 * @param test null without test rows, or if measuring failed
 * @param unmeasured the parts on which measuring failed
 */
public record PartMeasures(@Nullable Measures training, @Nullable Measures validation, @Nullable Measures test,
        List<Unmeasured> unmeasured) {
    /** Nothing was measured. */
    public static final PartMeasures NONE = new PartMeasures(null, null, null, List.of());

    /**
     * Measures a model.
     *
     * @param table that the model was trained on
     * @param split its parts
     * @param stop once it is true, the result is meaningless
     */
    public static PartMeasures of(TrainedModel model, Table table, Split split, BooleanSupplier stop) {
        var codec = new TargetCodec(model.schema(), model.targetScales(), model.network().outputLayer());
        var measurement = new Measurement((rows, isOver) -> {
            var metrics = model.evaluate(table, rows, isOver);
            var baseline = Baseline.of(model.schema(), codec, table, split.training());
            return new Measures(metrics, new Measures.Guess(baseline, baseline.metrics(codec, table, rows)));
        }, stop);
        return new PartMeasures(measurement.of(Part.TRAINING, split.training()),
                measurement.of(Part.VALIDATION, split.validation()), measurement.of(Part.TEST, split.test()),
                measurement.failures());
    }
}
