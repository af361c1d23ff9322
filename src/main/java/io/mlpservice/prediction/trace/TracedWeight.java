package io.mlpservice.prediction.trace;

import io.swagger.v3.oas.annotations.media.Schema;

/** How a weight changes in a step. */
@Schema(description = "How a weight changes in a step.")
record TracedWeight(@Schema(description = "What the weight is multiplied by.", example = "1.0") double input,
        @Schema(description = "Before the step.", example = "-0.5") double weight,
        @Schema(description = "delta·input, the derivative of the loss by the weight; its mean over the rows.", example = "-0.0098") double gradient,
        @Schema(description = "After the step: weight − learning_rate·gradient.", example = "-0.499") double newWeight) {}
