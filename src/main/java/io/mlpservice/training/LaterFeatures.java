package io.mlpservice.training;

import io.mlpservice.model.TrainingConfiguration;
import io.mlpservice.model.TrainingConfiguration.Preprocessing;

/** Refuses what the API has a name for but this version cannot do, instead of leaving it undone. */
final class LaterFeatures {
    private final FieldErrors errors;

    private LaterFeatures(FieldErrors errors) {
        this.errors = errors;
    }

    static void refuse(TrainingConfiguration request, FieldErrors errors) {
        var later = new LaterFeatures(errors);
        errors.notAvailable("/from_model", request.fromModel());
        errors.notAvailable("/keep_model_on_cancel", request.keepModelOnCancel());
        if (request.preprocessing() != null) {
            later.refuse(request.preprocessing());
        }
    }

    private void refuse(Preprocessing preprocessing) {
        var degree = preprocessing.polynomialDegree();
        errors.notAvailable("/preprocessing/polynomial_degree", degree == null || degree == 1 ? null : degree);
        errors.notUsed("/preprocessing/polynomial_interactions", preprocessing.polynomialInteractions(),
                "A polynomial of degree 1");
    }
}
