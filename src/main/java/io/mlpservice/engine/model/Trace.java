package io.mlpservice.engine.model;

import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.LayerStatistics;
import io.mlpservice.engine.network.LayerValues;

import java.util.List;

/**
 * Every number of one step of plain gradient descent on one row, in double precision.
 *
 * @param inputs the scaled inputs of the network
 * @param targets the scaled targets
 * @param byPerceptronRule whether the output is a step, whose derivative is 0, so that w ← w − η(C − O)x replaced the
 *     gradient
 * @param loss the loss of the row, without the penalty
 * @param outputsAfter the outputs for the row after the step
 * @param layers the hidden layers, then the output layer
 */
@SuppressWarnings("ArrayRecordComponent")
public record Trace(double[] inputs, double[] targets, double learningRate, boolean byPerceptronRule, Loss loss,
        double lossBefore, double lossAfter, double[] outputsAfter, List<Layer> layers) {

    /**
     * The numbers of one layer.
     *
     * @param values the values for the row before the step
     * @param parameters the parameters before the step
     * @param gradients the gradients of the loss for the parameters
     * @param newParameters the parameters after the step
     */
    public record Layer(LayerSpec spec, LayerValues values, LayerStatistics statistics, LayerParameters parameters,
            LayerParameters gradients, LayerParameters newParameters) {
        /** δ, the gradients of the loss for the weighted sums, which equal those for the biases. */
        public double[] deltas() {
            return gradients.biases();
        }
    }

    /** The outputs for the row before the step. */
    public double[] outputs() {
        return layers.getLast().values().outputs();
    }
}
