package io.mlpservice.engine.network;

import io.mlpservice.engine.function.Activation.Prelu;
import io.mlpservice.engine.matrix.Matrix;

/**
 * Where a layer's parameters, or their gradients, lie in the one row that holds those of the whole network: weights,
 * biases, then γ and β of a batch normalisation, then learned slopes. Parts that a layer does not have are empty.
 *
 * @param inputs how many inputs the layer has
 * @param offset the index of the first weight
 * @param statisticsOffset the index of the first mean among the statistics of the whole network
 */
record LayerBlock(LayerSpec layer, int inputs, int offset, int statisticsOffset) {
    /** How many parameters a layer has. */
    static long size(LayerSpec layer, int inputs) {
        return (inputs + 1L) * layer.sums() + 2L * normalised(layer) + slopes(layer);
    }

    /** How many sums a layer normalises. */
    static int normalised(LayerSpec layer) {
        return layer.batchNormalization() ? layer.sums() : 0;
    }

    private static int slopes(LayerSpec layer) {
        return layer.activation() instanceof Prelu ? layer.units() : 0;
    }

    /** The weights as [sums][inputs]. */
    Matrix weights(Matrix parameters) {
        return parameters.view(offset, layer.sums(), inputs);
    }

    /** The biases as [1][sums]. */
    Matrix biases(Matrix parameters) {
        return parameters.view(biasesOffset(), 1, layer.sums());
    }

    /** The factors γ as [1][sums]. */
    Matrix gamma(Matrix parameters) {
        return parameters.view(gammaOffset(), 1, normalised(layer));
    }

    /** The shifts β as [1][sums]. */
    Matrix beta(Matrix parameters) {
        return parameters.view(gammaOffset() + normalised(layer), 1, normalised(layer));
    }

    /** The learned slopes as [1][units]. */
    Matrix slopes(Matrix parameters) {
        return parameters.view(gammaOffset() + 2 * normalised(layer), 1, slopes(layer));
    }

    /** Everything as one row. */
    Matrix all(Matrix parameters) {
        return parameters.view(offset, 1, (int) size(layer, inputs));
    }

    /** A copy of everything. */
    LayerParameters copy(Matrix parameters) {
        return new LayerParameters(weights(parameters).toArray(), biases(parameters).toArray()[0],
                gamma(parameters).toArray()[0], beta(parameters).toArray()[0], slopes(parameters).toArray()[0]);
    }

    /** The means μ of the sums as [1][sums]. */
    Matrix means(Matrix statistics) {
        return statistics.view(statisticsOffset, 1, normalised(layer));
    }

    /** The variances σ² of the sums as [1][sums]. */
    Matrix variances(Matrix statistics) {
        return statistics.view(statisticsOffset + normalised(layer), 1, normalised(layer));
    }

    private int biasesOffset() {
        return offset + layer.sums() * inputs;
    }

    private int gammaOffset() {
        return biasesOffset() + layer.sums();
    }
}
