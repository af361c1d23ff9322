package io.mlpservice.training.resolution;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.engine.pipeline.PipelineSpec;

import java.util.List;

public record ResolvedTraining(Dataset dataset, TrainingConfiguration configuration, PipelineSpec pipeline,
        long parameterCount,
        long estimatedMemoryBytes, List<String> warnings) {}
