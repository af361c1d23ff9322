package io.mlpservice.exchange.pipeline;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.platform.RangeOf;
import org.jspecify.annotations.Nullable;

/** A layer of the network; numbers that its activation does not use are null. */
record LayerDocument(@RangeOf(Hyperparameter.UNITS) Integer units, ActivationType activation,
        @RangeOf(Hyperparameter.NEGATIVE_SLOPE) @Nullable Double negativeSlope,
        @RangeOf(Hyperparameter.ALPHA) @Nullable Double alpha,
        @RangeOf(Hyperparameter.MAXOUT_PIECES) @Nullable Integer maxoutPieces, Boolean batchNormalization,
        Boolean residual, @RangeOf(Hyperparameter.DROPOUT) Double dropout,
        @RangeOf(Hyperparameter.LEARNING_RATE_MULTIPLIER) Double learningRateMultiplier) {

    static LayerDocument of(LayerSpec layer) {
        var numbers = layer.activation().hyperparameters();
        var pieces = numbers.get(Hyperparameter.MAXOUT_PIECES);
        return new LayerDocument(layer.units(), layer.activation().type(), numbers.get(Hyperparameter.NEGATIVE_SLOPE),
                numbers.get(Hyperparameter.ALPHA), pieces == null ? null : pieces.intValue(),
                layer.batchNormalization(), layer.residual(), layer.dropout(), layer.learningRateMultiplier());
    }

    LayerSpec layer() {
        return new LayerSpec(units, activation.with(this::number), batchNormalization, dropout, residual,
                learningRateMultiplier);
    }

    private double number(Hyperparameter name) {
        return switch (name) {
            case NEGATIVE_SLOPE -> Given.number(negativeSlope, "negative_slope");
            case ALPHA -> Given.number(alpha, "alpha");
            default -> Given.value(maxoutPieces, "maxout_pieces");
        };
    }
}
