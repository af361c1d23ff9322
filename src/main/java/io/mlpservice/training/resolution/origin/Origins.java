package io.mlpservice.training.resolution.origin;

import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.platform.json.Draft;

import java.util.Optional;

/** Finds the models that training starts from. */
@FunctionalInterface
public interface Origins {
    /** The model that a request goes on from, if it names one. An error is reported if there is none of that name. */
    Optional<Origin> find(Draft<TrainingRequest> request);
}
