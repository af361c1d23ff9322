package io.mlpservice.configuration;

import io.mlpservice.engine.optimizer.OptimizerType;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** An optimizer. */
@Schema(description = "An optimizer that a network may learn by.")
record OptimizerCapability(OptimizerType type,
        @Schema(description = "How it changes a parameter w by its gradient g.", example = "w ← w − ηg") String formula,
        @Schema(description = "Whether `nesterov` may be true.") boolean nesterov,
        @Schema(description = "The numbers that it uses, with the defaults they have here; others are refused.") List<ParameterCapability> parameters) {}
