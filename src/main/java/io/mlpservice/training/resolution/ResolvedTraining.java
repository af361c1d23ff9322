package io.mlpservice.training.resolution;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.pipeline.PipelineSpec;

import java.util.List;

/**
 * What a request becomes.
 *
 * @param configuration complete, so that only the schema has to be added to train by it
 * @param pipeline the same in the engine's terms
 * @param warnings what is legal but may not be meant
 */
public record ResolvedTraining(Dataset dataset, TrainingConfiguration configuration, PipelineSpec pipeline,
        long parameterCount, long estimatedMemoryBytes, List<String> warnings) {
    /** What the model will read and predict. */
    public ModelSchema schema() {
        return pipeline.schema();
    }
}
