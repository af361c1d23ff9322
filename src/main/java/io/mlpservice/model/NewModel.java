package io.mlpservice.model;

import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.pipeline.PartMeasures;
import io.mlpservice.metric.CrossValidationMetrics;
import io.mlpservice.metric.ModelDetails;
import io.mlpservice.metric.ModelMetrics;
import org.jspecify.annotations.Nullable;

/**
 * A model to be stored.
 *
 * @param name the model's name; it gets the next free version
 * @param trained parameters and preprocessing
 * @param metrics its metrics
 * @param details what is too large for them
 * @param crossValidation what its cross-validation measured; null without one
 * @param origin where it comes from
 */
public record NewModel(String name, TrainedModel trained, ModelMetrics metrics, ModelDetails details,
        @Nullable CrossValidationMetrics crossValidation, ModelOrigin origin) {
    /** A model with what it reaches on the parts of its rows. */
    public static NewModel of(String name, TrainedModel trained, PartMeasures measures,
            @Nullable CrossValidationMetrics crossValidation, ModelOrigin origin) {
        return new NewModel(name, trained, ModelMetrics.of(measures), ModelDetails.of(measures), crossValidation,
                origin);
    }
}
