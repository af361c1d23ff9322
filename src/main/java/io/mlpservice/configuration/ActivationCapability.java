package io.mlpservice.configuration;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** An activation that a layer may have. */
@Schema(description = "An activation that a layer may have.")
record ActivationCapability(ActivationType type,
        @Schema(description = "The output as a function of the sum s.", example = "1/(1 + exp(−s))") String formula,
        @Schema(description = "The derivative of the output y by the sum s.", example = "y(1 − y)") String derivative,
        @Schema(description = "The outputs there can be.", example = "(0, 1)") String outputRange,
        @Schema(description = "Whether a hidden layer may have it.") boolean hidden,
        @Schema(description = "Whether an output layer may have it; the list of outputs tells with which losses.") boolean output,
        @Schema(description = "The optimizers that train a network with that output.") List<OptimizerType> optimizers,
        @Schema(description = "How `auto` initializes a layer that has it.") InitializationType initialization,
        @Schema(description = "The numbers that it uses; others are refused.") List<ParameterCapability> parameters) {}
