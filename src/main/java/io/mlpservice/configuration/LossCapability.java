package io.mlpservice.configuration;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossType;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

@Schema(description = "A loss.")
record LossCapability(LossType type,
        @Schema(description = "The loss of a row with m outputs y and targets z.", example = "(1/m) Σ(y − z)²") String formula,
        @Schema(description = "The output activations that fit.") List<ActivationType> outputActivations,
        @Schema(description = "Its hyperparameters; others are refused.") List<ParameterCapability> parameters) {}
