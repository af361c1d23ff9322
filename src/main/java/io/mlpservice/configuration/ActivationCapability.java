package io.mlpservice.configuration;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

@Schema(description = "An activation of a layer.")
record ActivationCapability(ActivationType type,
        @Schema(description = "The output as a function of the sum s.", example = "1/(1 + exp(−s))") String formula,
        @Schema(description = "The derivative of the output y by the sum s.", example = "y(1 − y)") String derivative,
        @Schema(description = "The possible outputs, as an interval or a set.", example = "(0, 1)") String outputRange,
        @Schema(description = "Whether hidden layers can use it.") boolean hidden,
        @Schema(description = "Whether an output layer can use it; `outputs` lists the losses that fit.") boolean output,
        @Schema(description = "The optimizers that can train a network with this output activation.") List<OptimizerType> optimizers,
        @Schema(description = "How `auto` initializes a layer with this activation.") InitializationType initialization,
        @Schema(description = "Its hyperparameters; others are refused.") List<ParameterCapability> parameters) {}
