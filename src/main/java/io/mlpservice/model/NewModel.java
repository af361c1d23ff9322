package io.mlpservice.model;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.engine.model.TrainedModel;

import java.util.UUID;

/**
 * What a training run hands over to be kept.
 *
 * @param name the model's name; its version follows from those that exist
 * @param trained parameters and preprocessing
 * @param metrics how good it is
 * @param configuration by which it was trained, resolved
 * @param datasetId the data set it was trained on
 * @param datasetSha256 of that data set
 * @param jobId the job that trained it
 */
public record NewModel(String name, TrainedModel trained, ModelMetrics metrics, TrainingConfiguration configuration,
        UUID datasetId, String datasetSha256, UUID jobId) {}
