package io.mlpservice.training.resolution;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.JsonNames;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * The model that a training goes on from.
 *
 * @param configuration by which it was trained
 */
record Origin(UUID id, TrainedModel trained, TrainingConfiguration configuration) {
    /** The request with everything from the model that it leaves out and that has to agree. */
    TrainingRequest inherit(TrainingRequest request) {
        var own = TrainingRequest.of(configuration);
        return new TrainingRequest(request.datasetId(), orElse(request.modelName(), own.modelName()),
                orElse(request.task(), own.task()), request.priority(), orElse(request.targets(), own.targets()),
                orElse(request.features(), own.features()), request.weightColumn(), request.fromModel(),
                request.keepModelOnCancel(), orElse(request.preprocessing(), own.preprocessing()), request.split(),
                orElse(request.network(), own.network()), request.initialization(), request.training(),
                orElse(request.precision(), own.precision()), request.seed());
    }

    private static <T> @Nullable T orElse(@Nullable T asked, @Nullable T inherited) {
        return asked == null ? inherited : asked;
    }

    /** Collects what differs from the model though it must not. */
    void check(TrainingConfiguration resolved, FieldErrors errors) {
        if (!resolved.preprocessing().equals(configuration.preprocessing())) {
            differs("/preprocessing", "was trained with another preprocessing",
                    errors.restingOn("/targets", "/preprocessing/numeric", "/preprocessing/target",
                            "/preprocessing/polynomial_degree", "/preprocessing/polynomial_interactions"));
        }
        if (resolved.precision() != trained.precision()) {
            differs("/precision", "is of precision '%s'".formatted(JsonNames.of(trained.precision())), errors);
        }
    }

    void check(ModelSchema schema, FieldErrors errors) {
        var own = trained.schema();
        if (!schema.features().equals(own.features())) {
            differs("/features", "takes other features: " + String.join(", ", own.features()), errors);
        }
        if (schema.task() != own.task() || !schema.targets().equals(own.targets())) {
            differs("/targets", "predicts other targets or classes", errors);
        }
    }

    /** The same for a network, which differs anyway where features or targets do. */
    void check(NetworkSpec network, FieldErrors errors) {
        if (!network.equals(trained.network()) && !errors.touch("/features", "/targets")) {
            differs("/network", "has another network", errors);
        }
    }

    private static void differs(String pointer, String what, FieldErrors errors) {
        errors.add(pointer, "differs_from_model",
                "The model to go on from %s; leave this out to take the model's own, or leave 'from_model' out."
                        .formatted(what));
    }
}
