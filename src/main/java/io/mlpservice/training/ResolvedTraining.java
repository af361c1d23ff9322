package io.mlpservice.training;

import io.mlpservice.dataset.Dataset;
import io.mlpservice.engine.pipeline.PipelineSpec;
import io.mlpservice.model.TrainingConfiguration;

import java.util.List;

record ResolvedTraining(Dataset dataset, TrainingConfiguration configuration, PipelineSpec pipeline,
        long parameterCount,
        long estimatedMemoryBytes, List<String> warnings) {}
