package io.mlpservice.training;

import io.mlpservice.engine.pipeline.PipelineSpec;
import io.mlpservice.model.TrainingConfiguration;

import java.util.List;

record ResolvedTraining(TrainingConfiguration configuration, PipelineSpec pipeline, long parameterCount,
        long estimatedMemoryBytes, List<String> warnings) {}
