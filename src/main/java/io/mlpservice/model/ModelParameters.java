package io.mlpservice.model;

import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerStatistics;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

@Schema(description = "Every weight and bias of a model, written so that they read back to the same bits.")
public record ModelParameters(Precision precision,
        @Schema(description = "The hidden layers, then the output layer.") List<Layer> layers) {

    /** A number takes its place in the model and in two copies. */
    public static final long BYTES_OF_NUMBER = 3 * Double.BYTES;

    /** The parameters of a layer. */
    @SuppressWarnings("ArrayRecordComponent")
    @Schema(name = "TrainedLayer", description = "The parameters of a layer; those it does not have are null.")
    public record Layer(
            @Schema(description = "One row for each unit, or for each maxout piece; one number for each input.", example = "[[0.1, -0.2]]") double[][] weights,
            @Schema(description = "One number for each row of weights.", example = "[0.1]") double[] biases,
            @Schema(description = "Scale factors of the batch normalization.") double @Nullable [] gamma,
            @Schema(description = "Shifts of the batch normalization.") double @Nullable [] beta,
            @Schema(description = "Learned slopes of prelu, one for each unit.") double @Nullable [] alpha,
            @Schema(description = "Means used by the batch normalization.") double @Nullable [] runningMean,
            @Schema(description = "Variances used by the batch normalization.") double @Nullable [] runningVariance) {}

    /** The parameters of a model. */
    public static ModelParameters of(TrainedModel model) {
        DoubleUnaryOperator written = model.precision() == Precision.FLOAT32
                ? ModelParameters::shortest
                : value -> value;
        var parameters = model.parameters();
        var statistics = model.statistics();
        return new ModelParameters(model.precision(), IntStream.range(0, parameters.size())
                .mapToObj(index -> layer(parameters.get(index), statistics.get(index), written)).toList());
    }

    /** The parameters and statistics of a layer in double precision. */
    public static Layer layer(LayerParameters layer, LayerStatistics statistics) {
        return layer(layer, statistics, value -> value);
    }

    private static Layer layer(LayerParameters layer, LayerStatistics statistics, DoubleUnaryOperator written) {
        var weights = Arrays.stream(layer.weights()).map(row -> numbers(row, written)).toArray(double[][]::new);
        return new Layer(weights, numbers(layer.biases(), written), numbersIfAny(layer.gamma(), written),
                numbersIfAny(layer.beta(), written), numbersIfAny(layer.alpha(), written),
                numbersIfAny(statistics.mean(), written), numbersIfAny(statistics.variance(), written));
    }

    private static double @Nullable [] numbersIfAny(double[] values, DoubleUnaryOperator written) {
        return values.length == 0 ? null : numbers(values, written);
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
