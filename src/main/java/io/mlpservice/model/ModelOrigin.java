package io.mlpservice.model;

import io.mlpservice.configuration.TrainingConfiguration;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Where a new model comes from. */
public sealed interface ModelOrigin {
    /**
     * A training job of this service made it.
     *
     * @param configuration the complete configuration of its training
     * @param datasetSha256 of the data set that it was trained on
     * @param jobId the job that trained it
     * @param epoch after which the job had its parameters, if it was made of a snapshot; null for what the job made in the
     *     end
     */
    record Training(TrainingConfiguration configuration, String datasetSha256, UUID jobId,
            @Nullable Integer epoch) implements ModelOrigin {}

    /** It came as a file. */
    record File(ModelImport imported) implements ModelOrigin {}
}
