package io.mlpservice.configuration;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossType;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** A loss. */
@Schema(description = "A loss that training may lower.")
record LossCapability(LossType type,
        @Schema(description = "The loss of a row of m outputs y with the targets z.", example = "(1/m) Σ(y − z)²") String formula,
        @Schema(description = "The output activations that it makes sense with.") List<ActivationType> outputActivations,
        @Schema(description = "The numbers that it uses; others are refused.") List<ParameterCapability> parameters) {}
