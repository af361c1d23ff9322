package io.mlpservice.training.resolution;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.pipeline.PipelineSpec;

import java.util.List;
import java.util.stream.Stream;

/**
 * A resolved request.
 *
 * @param configuration complete, so that only the schema has to be added to train by it
 * @param pipeline the same in the engine's terms
 * @param warnings what is legal but may be unintended
 */
public record ResolvedTraining(Dataset dataset, TrainingConfiguration configuration, PipelineSpec pipeline,
        long parameterCount, long estimatedMemoryBytes, List<String> warnings) {
    /** What the model will read and predict. */
    public ModelSchema schema() {
        return pipeline.schema();
    }

    /** The same with one more warning. */
    public ResolvedTraining withWarning(String warning) {
        var more = Stream.concat(warnings.stream(), Stream.of(warning)).toList();
        return new ResolvedTraining(dataset, configuration, pipeline, parameterCount, estimatedMemoryBytes, more);
    }
}
