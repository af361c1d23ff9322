package io.mlpservice.engine.model;

import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.LayerStatistics;
import io.mlpservice.engine.network.LayerValues;

import java.util.List;

/**
 * Every number of one step of plain gradient descent for one row, in double precision. Other rows may take part in the
 * step, and more steps may follow.
 *
 * @param inputs the scaled inputs of the network
 * @param targets the scaled targets
 * @param byPerceptronRule whether the output is a step, whose derivative is 0, so that w ← w − η(C − O)x replaced the
 *     gradient
 * @param loss the loss of the row, without the penalty
 * @param losses [steps + 1], the mean loss of all rows before the first step and after each one
 * @param rowsBefore [rows], the loss of each row before the first step
 * @param rowsAfter [rows], the loss of each row after the first step
 * @param outputsAfter the outputs for the row after the first step
 * @param layers the hidden layers, then the output layer, in the first step
 * @param finalParameters the parameters after the last step
 */
@SuppressWarnings("ArrayRecordComponent")
public record Trace(double[] inputs, double[] targets, double learningRate, boolean byPerceptronRule, Loss loss,
        double[] losses, double[] rowsBefore, double[] rowsAfter, double[] outputsAfter, List<Layer> layers,
        List<LayerParameters> finalParameters) {

    /**
     * The numbers of one layer.
     *
     * @param values the values for the row before the step
     * @param deltas δ, the gradients of the row's loss for the weighted sums
     * @param parameters the parameters before the step
     * @param gradients the gradients of the loss for the parameters, averaged over all rows
     * @param newParameters the parameters after the step
     */
    public record Layer(LayerSpec spec, LayerValues values, LayerStatistics statistics, double[] deltas,
            LayerParameters parameters, LayerParameters gradients, LayerParameters newParameters) {}

    /** The outputs for the row before the step. */
    public double[] outputs() {
        return layers.getLast().values().outputs();
    }

    /** The mean loss before the first step. */
    public double lossBefore() {
        return losses[0];
    }

    /** The mean loss after the first step. */
    public double lossAfter() {
        return losses[1];
    }
}
