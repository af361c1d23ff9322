package io.mlpservice.schema;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.platform.JsonNames;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.Map;

/** What a layer computes. */
@Schema(description = "What a layer computes: for each row of its weights the sum s = weights · inputs + bias, then the activation.")
record LayerSchema(@Schema(example = "100") int units, ActivationType activation,
        @Schema(description = "The activation as a function of the sum s, or of the normalized sum with batch normalization.", example = "max(0, s)") String formula,
        @Schema(description = "The numbers that the activation uses.", example = "{}") Map<String, Double> hyperparameters,
        @Schema(description = "Whether γ(s − μ)/√(σ² + 0.00001) + β comes before the activation, with `gamma`, `beta`, `running_mean` and `running_variance` of the parameters.", example = "false") boolean batchNormalization,
        @Schema(description = "Whether the layer's inputs are added to what the activation makes.", example = "false") boolean residual) {

    static LayerSchema of(LayerSpec layer) {
        var activation = layer.activation();
        return new LayerSchema(layer.units(), activation.type(), activation.type().formula(),
                JsonNames.named(activation.hyperparameters()), layer.batchNormalization(), layer.residual());
    }
}
