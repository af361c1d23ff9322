package io.mlpservice.model;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.metric.CrossValidationMetrics;
import io.mlpservice.metric.ModelMetrics;
import io.mlpservice.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

@Schema(description = "A trained model: its inputs and targets, its metrics and its provenance. A model never changes, apart from its labels and note.")
public record Model(UUID id, @Schema(description = "Shared by all versions.", example = "iris") String name,
        @Schema(description = "Counts from 1 for each name.", example = "1") int version, Task task,
        @Schema(description = "The columns it predicts from, in the order in which `rows` hold them.", example = "[\"sepal_length\", \"sepal_width\"]") List<String> features,
        @Schema(description = "The columns it predicts.") List<TargetColumn> targets, Precision precision,
        @Schema(description = "The number of weights and biases.", example = "803") long parameterCount,
        ModelMetrics metrics,
        @Schema(description = "What the cross-validation measured; null without one.") @Nullable CrossValidationMetrics crossValidation,
        @Schema(description = "What the targets and the metrics show that may be unintended.") List<String> warnings,
        @Schema(description = "All settings of the training, defaults included; null if the model was imported.") @Nullable TrainingConfiguration configuration,
        @Schema(description = "The seed of all random numbers; null if the model was imported.", example = "0") @Nullable Long seed,
        @Schema(description = "The version of the service that trained or imported it.", example = "0.1.0") String engineVersion,
        @Schema(description = "The kernels that trained it; other kernels may round differently. Null if the model was imported.", example = "openblas+vector512") @Nullable String kernels,
        @Schema(description = "The data set it was trained on; it may have been deleted since. Null if the model was imported.") @Nullable UUID datasetId,
        @Schema(description = "SHA-256 of that data set, in hexadecimal digits; null if the model was imported.") @Nullable String datasetSha256,
        @Schema(description = "The job that made it; null if the model was imported.") @Nullable UUID jobId,
        @Schema(description = "The epoch of its job, if it was made of a snapshot; else null.", example = "12") @Nullable Integer snapshotEpoch,
        @Schema(description = "The file that it came as; null if the service trained it.") @Nullable ModelImport imported,
        Instant createdAt,
        @Schema(description = "Labels by name; they can be changed.", example = "{\"stage\": \"trial\"}") Map<String, String> labels,
        @Schema(description = "A note; it can be changed.", example = "The first try.") @Nullable String note) {

    /** What may be unintended in a model with these properties. A request that gives a target's type means its classes. */
    public static List<String> warnings(List<TargetColumn> targets, ModelMetrics metrics,
            @Nullable TrainingConfiguration configuration) {
        var types = Optional.ofNullable(configuration).map(TrainingConfiguration::types).orElse(Map.of());
        return Stream.concat(targets.stream().filter(target -> !types.containsKey(target.name()))
                .map(TargetColumn::wordsAmongNumbers).flatMap(Optional::stream), metrics.warnings().stream()).toList();
    }

    /**
     * The settings of its training.
     *
     * @throws ProblemException {@code model_imported} if it was imported
     */
    public TrainingConfiguration trainedWith() {
        if (configuration == null) {
            throw ProblemException.conflict("model_imported",
                    "The model '%s@%d' was imported, so the rows and settings of its training are unknown. Measure it on a data set with POST /models/{ref}/evaluations."
                            .formatted(name, version));
        }
        return configuration;
    }
}
