package io.mlpservice.model;

import io.mlpservice.engine.model.TrainedModel;

/** A model that is ready to predict. */
public record LoadedModel(ModelIdentity identity, TrainedModel trained) {}
