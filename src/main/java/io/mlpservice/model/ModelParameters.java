package io.mlpservice.model;

import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.pipeline.TrainedModel;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Every weight and bias of a model, written so that they read back to the same bits. */
@Schema(description = "Every weight and bias of a model, written so that they read back to the same bits.")
record ModelParameters(Precision precision,
        @Schema(description = "The hidden layers, then the output layer.") List<Layer> layers) {

    /** The parameters of a layer; those it does not have are null. */
    @SuppressWarnings("ArrayRecordComponent")
    @Schema(name = "TrainedLayer", description = "The parameters of a layer; those it does not have are null.")
    record Layer(
            @Schema(description = "One row a unit, one number an input.", example = "[[0.1, -0.2]]") double[][] weights,
            @Schema(description = "One number a unit.", example = "[0.1]") double[] biases,
            double @Nullable [] gamma, double @Nullable [] beta, double @Nullable [] alpha,
            double @Nullable [] runningMean, double @Nullable [] runningVariance) {}

    static ModelParameters of(TrainedModel model) {
        DoubleUnaryOperator written = model.precision() == Precision.FLOAT32
                ? ModelParameters::shortest
                : value -> value;
        return new ModelParameters(model.precision(),
                model.parameters().stream().map(layer -> layer(layer, written)).toList());
    }

    private static Layer layer(LayerParameters layer, DoubleUnaryOperator written) {
        var weights = Arrays.stream(layer.weights()).map(row -> numbers(row, written)).toArray(double[][]::new);
        return new Layer(weights, numbers(layer.biases(), written), null, null, null, null, null);
    }

    private static double[] numbers(double[] values, DoubleUnaryOperator written) {
        return Arrays.stream(values).map(written).toArray();
    }

    /**
     * The number with the fewest digits that is read as the same float32, 0.1 rather than 0.10000000149011612. A reader
     * may round twice, to float64 first; where that would miss, the float32 is written in full.
     */
    static double shortest(double value) {
        var written = Double.parseDouble(Float.toString((float) value));
        return (float) written == (float) value ? written : value;
    }
}
