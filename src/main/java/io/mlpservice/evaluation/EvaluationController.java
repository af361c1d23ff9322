package io.mlpservice.evaluation;

import io.mlpservice.platform.access.ChangesNothing;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/models/{ref}/evaluations", consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope({Scope.TRAIN, Scope.PREDICT})
@ChangesNothing
@Tag(name = "Predictions")
class EvaluationController {
    private final Evaluations evaluations;

    EvaluationController(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @PostMapping
    @Operation(operationId = "evaluateModel", summary = "Measure a model by a data set", description = "Predicts every row of a stored data set that has a target, and compares.")
    Evaluation evaluate(@Parameter(example = "iris") @PathVariable String ref, @RequestBody EvaluationRequest request) {
        return evaluations.evaluate(ref, request.datasetId(), "/dataset_id");
    }
}
