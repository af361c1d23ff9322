package io.mlpservice.training.resolution.origin;

import io.mlpservice.configuration.InitializationType;
import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.model.Models;
import io.mlpservice.platform.json.Draft;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.Optional;

/** The stored models to go on from. */
@Component
final class StoredOrigins implements Origins {
    private static final String FROM_MODEL = "/from_model";

    private final Models models;

    StoredOrigins(Models models) {
        this.models = models;
    }

    @Override
    public Optional<Origin> find(Draft<TrainingRequest> draft) {
        var request = draft.content();
        var errors = draft.errors();
        var ref = request.fromModel();
        if (ref == null || errors.isDoubtful(FROM_MODEL)) {
            return Optional.empty();
        }
        var given = request.initialization();
        if (given != null && given.type() != null && given.type() != InitializationType.AUTO) {
            SettingChecks.notUsed(errors, "/initialization", given, "A training that goes on from a model");
        }
        var origin = load(ref, errors);
        origin.ifPresent(_ -> errors.wordBy(error -> Origin.attribute(error, draft.leavesOut())));
        return origin;
    }

    private Optional<Origin> load(String ref, FieldErrors errors) {
        try {
            var loaded = models.load(ref);
            var id = loaded.identity().id();
            var configuration = models.get(id.toString()).configuration();
            if (configuration == null) {
                errors.reject(FROM_MODEL, "model_imported",
                        "The model '%s' was imported, so the settings of its training are unknown. Name one that this service trained."
                                .formatted(ref));
                return Optional.empty();
            }
            return Optional.of(new Origin(id, loaded.trained(), configuration));
        } catch (ProblemException e) {
            if (e.problem().status() != HttpStatus.NOT_FOUND.value()) {
                throw e;
            }
            errors.reject(FROM_MODEL, e.problem().code(), e.problem().detail());
            return Optional.empty();
        }
    }
}
