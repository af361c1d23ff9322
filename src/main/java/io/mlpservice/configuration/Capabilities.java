package io.mlpservice.configuration;

import io.mlpservice.platform.ServiceLimit;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** What a training request may hold. */
@Schema(description = "What a training request may hold: everything there is to choose, with formulas, ranges and defaults.")
record Capabilities(
        @Schema(description = "For `activation` of a layer.") List<ActivationCapability> activations,
        @Schema(description = "For `training.loss`.") List<LossCapability> losses,
        @Schema(description = "The pairs of output activation and loss that make sense; others are refused.") List<OutputCapability> outputs,
        @Schema(description = "For `training.loss_reduction`.") List<OptionCapability> lossReductions,
        @Schema(description = "For `training.class_weights.mode`.") List<OptionCapability> classWeightModes,
        @Schema(description = "For `training.optimizer.type`.") List<OptimizerCapability> optimizers,
        @Schema(description = "For `training.learning_rate_schedule.type`.") List<OptionCapability> learningRateSchedules,
        @Schema(description = "For `training.gradient_clipping.type`.") List<OptionCapability> gradientClippings,
        @Schema(description = "For `training.batching`.") List<OptionCapability> batchings,
        @Schema(description = "For `training.early_stopping.monitor`.") List<OptionCapability> monitors,
        @Schema(description = "For `initialization.type`.") List<OptionCapability> initializations,
        @Schema(description = "For `preprocessing.numeric`.") List<OptionCapability> scalings,
        @Schema(description = "For `preprocessing.target`.") List<OptionCapability> targetScalings,
        @Schema(description = "For `preprocessing.categorical`.") List<OptionCapability> categoricalEncodings,
        @Schema(description = "For `preprocessing.missing`.") List<OptionCapability> missingValues,
        @Schema(description = "For `split.type`.") List<OptionCapability> splits,
        @Schema(description = "For `precision`.") List<OptionCapability> precisions,
        @Schema(description = "The numbers that belong to none of the choices above.") List<ParameterCapability> parameters,
        @Schema(description = "The limits of this service, by the names of their settings.") List<ServiceLimit> limits) {}
