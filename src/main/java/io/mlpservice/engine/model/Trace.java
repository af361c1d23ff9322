package io.mlpservice.engine.model;

import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.LayerStatistics;
import io.mlpservice.engine.network.LayerValues;

import java.util.List;

/**
 * One step of plain gradient descent by one row, in double precision, with every number on the way.
 *
 * @param inputs what the network gets for the row, scaled
 * @param targets what its outputs should be, scaled
 * @param byPerceptronRule whether the output is a step, whose derivative is 0, so that w ← w − η(C − O)x took the place of
 *     the gradient
 * @param loss of the row, without penalty
 * @param outputsAfter what the network makes of the row after the step
 * @param layers hidden layers, then the output layer
 */
@SuppressWarnings("ArrayRecordComponent")
public record Trace(double[] inputs, double[] targets, double learningRate, boolean byPerceptronRule, Loss loss,
        double lossBefore, double lossAfter, double[] outputsAfter, List<Layer> layers) {

    /**
     * A layer's share of the step.
     *
     * @param values what it made of the row before the step
     * @param parameters before the step
     * @param gradients of the loss by each parameter
     * @param newParameters after the step
     */
    public record Layer(LayerSpec spec, LayerValues values, LayerStatistics statistics, LayerParameters parameters,
            LayerParameters gradients, LayerParameters newParameters) {
        /** δ, the gradients of the loss by the weighted sums; a bias is a part of its sum, so that its gradient is the same. */
        public double[] deltas() {
            return gradients.biases();
        }
    }

    /** What the network made of the row before the step. */
    public double[] outputs() {
        return layers.getLast().values().outputs();
    }
}
