package io.mlpservice.schema;

import io.mlpservice.model.Models;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.caching.Revalidated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresScope({Scope.TRAIN, Scope.PREDICT})
@Tag(name = "Models")
class ModelSchemaController {
    private final Models models;

    ModelSchemaController(Models models) {
        this.models = models;
    }

    @GetMapping("/api/v1/models/{ref}/schema")
    @Revalidated
    @Operation(operationId = "getModelSchema", summary = "Get what a model takes and answers, and how features become inputs", description = "With the parameters, this is all that a prediction takes. It stays when the data set is deleted.")
    SchemaResponse schema(@Parameter(example = "iris@1") @PathVariable String ref) {
        return SchemaResponse.of(models.load(ref).trained());
    }
}
