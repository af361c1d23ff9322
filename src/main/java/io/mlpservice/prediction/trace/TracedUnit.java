package io.mlpservice.prediction.trace;

import io.mlpservice.engine.model.Trace;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/** A unit's share of a step, or that of one of a maxout unit's pieces. */
@Schema(description = "A unit's share of a step, or that of one of a maxout unit's pieces.")
record TracedUnit(@Schema(description = "Counts from 1.", example = "1") int unit,
        @Schema(description = "Of a maxout unit, counts from 1; null for other activations.", nullable = true) @Nullable Integer piece,
        @Schema(description = "One entry an input.") List<TracedWeight> weights,
        @Schema(example = "0.5") double bias,
        @Schema(description = "The bias' share of the gradient: delta, or its mean over the rows.", example = "-0.0098") double biasGradient,
        @Schema(example = "0.501") double newBias,
        @Schema(description = "s, the sum of weight·input over the inputs, plus the bias.", example = "-1.0") double sum,
        @Schema(description = "The normalization of the sum before the activation; null without batch normalization.") @Nullable TracedNormalization normalization,
        @Schema(description = "What the activation makes of it.", example = "0.2689") double activated,
        @Schema(description = "The derivative of that by what the activation got: f'(s), for softmax that of its own output, y(1 − y); 0 for the pieces of a maxout unit that are not the largest.", example = "0.1966") double derivative,
        @Schema(description = "Slope for sums below 0, which `prelu` learns; null for other activations.", nullable = true) @Nullable Double alpha,
        @Schema(nullable = true) @Nullable Double alphaGradient, @Schema(nullable = true) @Nullable Double newAlpha,
        @Schema(description = "What the next layer gets: the activated sum, plus the input where the layer is residual.", example = "0.2689") double output,
        @Schema(description = "The gradient of the loss by the sum; y − z at the output for a cross-entropy, and for the perceptron rule C − O in its place.", example = "-0.0098") double delta) {

    /** The entry of a sum, counted from 0. */
    static TracedUnit of(int sum, Trace.Layer layer) {
        var pieces = layer.spec().activation().pieces();
        var unit = sum / pieces;
        var values = layer.values();
        var learnsSlopes = layer.parameters().alpha().length > 0;
        return new TracedUnit(unit + 1, pieces == 1 ? null : sum % pieces + 1, weights(sum, layer),
                layer.parameters().biases()[sum], layer.gradients().biases()[sum],
                layer.newParameters().biases()[sum], values.sums()[sum],
                layer.spec().batchNormalization() ? TracedNormalization.of(sum, layer) : null,
                values.activated()[unit], values.derivatives()[sum],
                learnsSlopes ? layer.parameters().alpha()[unit] : null,
                learnsSlopes ? layer.gradients().alpha()[unit] : null,
                learnsSlopes ? layer.newParameters().alpha()[unit] : null, values.outputs()[unit],
                layer.deltas()[sum]);
    }

    private static List<TracedWeight> weights(int sum, Trace.Layer layer) {
        var inputs = layer.values().inputs();
        return IntStream.range(0, inputs.length)
                .mapToObj(index -> new TracedWeight(inputs[index], layer.parameters().weights()[sum][index],
                        layer.gradients().weights()[sum][index], layer.newParameters().weights()[sum][index]))
                .toList();
    }
}
