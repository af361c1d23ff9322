package io.mlpservice.engine.network;

/**
 * What a dense layer makes of one row at inference, from its inputs to its outputs.
 *
 * @param inputs [inputs]
 * @param sums [sums], the weighted sums with their biases
 * @param normalised [sums], (s − μ)/√(σ² + ε) of a batch normalisation; empty where the layer has none
 * @param activationInputs [sums], what the activation gets: the sums, or what batch normalisation makes of them
 * @param derivatives [sums], of a unit's own output by what the activation gets; all but one of a maxout unit are 0
 * @param activated [units], what the activation makes
 * @param outputs [units], the same plus the inputs where the layer is residual
 */
@SuppressWarnings("ArrayRecordComponent")
public record LayerValues(double[] inputs, double[] sums, double[] normalised, double[] activationInputs,
        double[] derivatives, double[] activated, double[] outputs) {}
