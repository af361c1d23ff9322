package io.mlpservice.prediction.trace;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.model.Trace;
import io.mlpservice.platform.JsonNames;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A layer's share of a step. */
@Schema(description = "A layer's share of a step.")
record TracedLayer(@Schema(description = "Counts from 1, the first hidden layer.", example = "1") int layer,
        LayerKind kind, ActivationType activation,
        @Schema(description = "The activation as a function of the sum s, or of the normalized sum with batch normalization.", example = "1/(1 + exp(−s))") String formula,
        @Schema(description = "The numbers that the activation uses.", example = "{}") Map<String, Double> hyperparameters,
        @Schema(description = "Whether the sums are normalized before the activation.", example = "false") boolean batchNormalization,
        @Schema(description = "Whether the layer's inputs are added to what the activation makes.", example = "false") boolean residual,
        @Schema(description = "One entry a unit, or for maxout one for each of a unit's pieces.") List<TracedUnit> units) {

    /** Where a layer is. */
    enum LayerKind {
        /** Below another layer. */
        HIDDEN,
        /** The last one. */
        OUTPUT
    }

    static TracedLayer of(int number, boolean isLast, Trace.Layer layer) {
        var spec = layer.spec();
        var activation = spec.activation();
        return new TracedLayer(number, isLast ? LayerKind.OUTPUT : LayerKind.HIDDEN, activation.type(),
                activation.type().formula(), JsonNames.named(activation.hyperparameters()),
                spec.batchNormalization(), spec.residual(),
                IntStream.range(0, spec.sums()).mapToObj(sum -> TracedUnit.of(sum, layer)).toList());
    }
}
