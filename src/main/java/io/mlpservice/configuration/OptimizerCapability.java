package io.mlpservice.configuration;

import io.mlpservice.engine.optimizer.OptimizerType;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

@Schema(description = "An optimizer.")
record OptimizerCapability(OptimizerType type,
        @Schema(description = "The update of a parameter w with gradient g.", example = "w ← w − ηg") String formula,
        @Schema(description = "Whether `nesterov` may be true.") boolean nesterov,
        @Schema(description = "Its hyperparameters with their defaults for this optimizer; others are refused.") List<ParameterCapability> parameters) {}
