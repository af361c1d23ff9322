package io.mlpservice.training;

import io.mlpservice.configuration.TrainingConfiguration;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

@Schema(description = "What a job would train.")
record TrainingPreview(@Schema(description = "All settings, defaults included.") TrainingConfiguration configuration,
        @Schema(description = "The number of weights and biases of the network. Where it depends on the categories and gaps of a large data set's training rows, the maximum.", example = "803") long parameterCount,
        @Schema(description = "The estimated memory of the training.", example = "250000") long estimatedMemoryBytes,
        @Schema(description = "What is legal but may be unintended.") List<String> warnings) {}
