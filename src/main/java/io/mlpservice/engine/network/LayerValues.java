package io.mlpservice.engine.network;

/**
 * The values inside a dense layer for one row at inference.
 *
 * @param inputs [inputs]
 * @param sums [sums], the weighted sums with their biases
 * @param normalized [sums], (s − μ)/√(σ² + ε); empty without batch normalization
 * @param activationInputs [sums], the inputs of the activation: the sums, batch-normalized if the layer does that
 * @param derivatives [sums], of each unit's own output by its activation inputs; for maxout, 0 for all pieces but one
 * @param activated [units], the outputs of the activation
 * @param outputs [units], the outputs of the layer: {@code activated}, plus the inputs if the layer is residual
 */
@SuppressWarnings("ArrayRecordComponent")
public record LayerValues(double[] inputs, double[] sums, double[] normalized, double[] activationInputs,
        double[] derivatives, double[] activated, double[] outputs) {}
