package io.mlpservice.model;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.platform.paging.Listed;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Schema(description = "A model as lists show it: without its features, metrics and configuration.")
record ModelSummary(UUID id, @Schema(description = "Shared by all versions.", example = "iris") String name,
        @Schema(description = "Counts from 1 for each name.", example = "1") int version, Task task,
        Precision precision,
        @Schema(description = "The number of weights and biases.", example = "803") long parameterCount,
        @Schema(description = "The data set it was trained on; it may have been deleted since.") UUID datasetId,
        @Schema(description = "The job that made it.") UUID jobId, Instant createdAt,
        @Schema(description = "Labels by name.", example = "{\"stage\": \"trial\"}") Map<String, String> labels)
        implements
            Listed {
    static final List<String> COLUMNS = List.of("id", "name", "version", "task", "precision", "parameterCount",
            "datasetId", "jobId", "createdAt", "labels");
}
