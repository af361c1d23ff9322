package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Activation.Prelu;
import io.mlpservice.engine.matrix.Matrix;

/**
 * The position of a layer's parameters, or of their gradients, in the row of the whole network: weights, biases, then γ
 * and β of the batch normalization, then learned slopes. Parts that the layer does not have are empty.
 *
 * @param inputs the number of inputs
 * @param offset the index of the first weight
 * @param statisticsOffset the index of the first mean among the statistics of the whole network
 * @param byInput whether the weights are kept as [inputs][sums]
 */
record LayerBlock(LayerSpec layer, int inputs, int offset, int statisticsOffset, boolean byInput) {
    /** The number of parameters of a layer. */
    static long size(LayerSpec layer, int inputs) {
        return (inputs + 1L) * layer.sums() + 2L * normalized(layer) + slopes(layer);
    }

    /** The number of normalized sums of a layer. */
    static int normalized(LayerSpec layer) {
        return layer.batchNormalization() ? layer.sums() : 0;
    }

    private static int slopes(LayerSpec layer) {
        return layer.activation() instanceof Prelu ? layer.units() : 0;
    }

    /** The weights, [sums][inputs] or [inputs][sums]. */
    Matrix weights(Matrix parameters) {
        return byInput ? parameters.view(offset, inputs, layer.sums()) : parameters.view(offset, layer.sums(), inputs);
    }

    /** The biases, [1][sums]. */
    Matrix biases(Matrix parameters) {
        return parameters.view(biasesOffset(), 1, layer.sums());
    }

    /** The scales γ, [1][sums]. */
    Matrix gamma(Matrix parameters) {
        return parameters.view(gammaOffset(), 1, normalized(layer));
    }

    /** The shifts β, [1][sums]. */
    Matrix beta(Matrix parameters) {
        return parameters.view(gammaOffset() + normalized(layer), 1, normalized(layer));
    }

    /** The learned slopes, [1][units]. */
    Matrix slopes(Matrix parameters) {
        return parameters.view(gammaOffset() + 2 * normalized(layer), 1, slopes(layer));
    }

    /** All parameters of the layer as one row. */
    Matrix all(Matrix parameters) {
        return parameters.view(offset, 1, (int) size(layer, inputs));
    }

    /** Copies all parameters of the layer. */
    LayerParameters copy(Matrix parameters) {
        return new LayerParameters(weights(parameters).toArray(), biases(parameters).toArray()[0],
                gamma(parameters).toArray()[0], beta(parameters).toArray()[0], slopes(parameters).toArray()[0]);
    }

    /** The means μ of the sums, [1][sums]. */
    Matrix means(Matrix statistics) {
        return statistics.view(statisticsOffset, 1, normalized(layer));
    }

    /** The variances σ² of the sums, [1][sums]. */
    Matrix variances(Matrix statistics) {
        return statistics.view(statisticsOffset + normalized(layer), 1, normalized(layer));
    }

    private int biasesOffset() {
        return offset + layer.sums() * inputs;
    }

    private int gammaOffset() {
        return biasesOffset() + layer.sums();
    }
}
