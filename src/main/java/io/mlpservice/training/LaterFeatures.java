package io.mlpservice.training;

import io.mlpservice.model.TrainingConfiguration;

/** Refuses what the API has a name for but this version cannot do, instead of leaving it undone. */
final class LaterFeatures {
    private LaterFeatures() {}

    static void refuse(TrainingConfiguration request, FieldErrors errors) {
        errors.notAvailable("/from_model", request.fromModel());
    }
}
