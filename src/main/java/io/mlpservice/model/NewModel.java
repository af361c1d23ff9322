package io.mlpservice.model;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.metric.CrossValidationMetrics;
import io.mlpservice.metric.ModelMetrics;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * The result of a training run, to be stored.
 *
 * @param name the model's name; it gets the next free version
 * @param trained parameters and preprocessing
 * @param metrics its metrics
 * @param details what is too large for them
 * @param crossValidation what its cross-validation measured; null without one
 * @param configuration the complete configuration of its training
 * @param datasetId the data set it was trained on
 * @param datasetSha256 of that data set
 * @param jobId the job that trained it
 */
public record NewModel(String name, TrainedModel trained, ModelMetrics metrics, ModelDetails details,
        @Nullable CrossValidationMetrics crossValidation, TrainingConfiguration configuration,
        UUID datasetId, String datasetSha256, UUID jobId) {}
