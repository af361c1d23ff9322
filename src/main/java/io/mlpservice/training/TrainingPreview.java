package io.mlpservice.training;

import io.mlpservice.configuration.TrainingConfiguration;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** What a job would train. */
@Schema(description = "What a job would train.")
record TrainingPreview(@Schema(description = "Every setting, defaults filled in.") TrainingConfiguration configuration,
        @Schema(description = "How many weights and biases the network has.", example = "803") long parameterCount,
        @Schema(description = "About how much memory training takes.", example = "250000") long estimatedMemoryBytes,
        @Schema(description = "What is legal but may not be meant.") List<String> warnings) {}
