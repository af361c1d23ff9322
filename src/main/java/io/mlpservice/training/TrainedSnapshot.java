package io.mlpservice.training;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.model.LoadedModel;
import io.mlpservice.model.ModelIdentity;

import java.util.UUID;

/**
 * The model that a job's run had after an epoch.
 *
 * @param configuration of the job
 * @param epoch 0 for the model that training starts from
 */
public record TrainedSnapshot(UUID jobId, TrainingConfiguration configuration, int epoch, TrainedModel model) {
    /** Ready to predict, under the id of the job and the name of its model; versions of models count from 1. */
    public LoadedModel loaded() {
        return new LoadedModel(new ModelIdentity(jobId, configuration.modelName(), 0), model);
    }
}
