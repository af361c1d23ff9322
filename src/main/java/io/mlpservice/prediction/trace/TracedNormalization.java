package io.mlpservice.prediction.trace;

import io.mlpservice.engine.model.Trace;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(description = "Batch normalization of a sum, with the model's stored statistics.")
record TracedNormalization(@Schema(description = "μ of the training rows.", example = "0.3") double mean,
        @Schema(description = "σ² of the training rows.", example = "1.2") double variance,
        @Schema(description = "(s − μ)/√(σ² + 0.00001).", example = "-1.18") double normalized,
        @Schema(description = "Factor γ.", example = "1.0") double gamma, double gammaGradient, double newGamma,
        @Schema(description = "Shift β.", example = "0.0") double beta, double betaGradient, double newBeta,
        @Schema(description = "γ·normalized + β, what the activation gets.", example = "-1.18") double output) {

    static TracedNormalization of(int sum, Trace.Layer layer) {
        var before = layer.parameters();
        var gradients = layer.gradients();
        var after = layer.newParameters();
        return new TracedNormalization(layer.statistics().mean()[sum], layer.statistics().variance()[sum],
                layer.values().normalized()[sum], before.gamma()[sum], gradients.gamma()[sum], after.gamma()[sum],
                before.beta()[sum], gradients.beta()[sum], after.beta()[sum], layer.values().activationInputs()[sum]);
    }
}
