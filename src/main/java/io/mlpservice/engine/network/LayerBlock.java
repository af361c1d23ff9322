package io.mlpservice.engine.network;

import io.mlpservice.engine.matrix.Matrix;

/**
 * Where a layer's parameters, or their gradients, lie in the one row that holds those of the whole network.
 *
 * @param offset the index of the first weight
 * @param inputs how many inputs the layer has
 * @param units how many units it has
 */
record LayerBlock(int offset, int inputs, int units) {
    /** The weights as [units][inputs]. */
    Matrix weights(Matrix parameters) {
        return parameters.view(offset, units, inputs);
    }

    /** The biases as [1][units]. */
    Matrix biases(Matrix parameters) {
        return parameters.view(offset + units * inputs, 1, units);
    }

    /** Everything as one row. */
    Matrix all(Matrix parameters) {
        return parameters.view(offset, 1, units * (inputs + 1));
    }
}
