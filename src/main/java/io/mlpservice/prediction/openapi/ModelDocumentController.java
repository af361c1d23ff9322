package io.mlpservice.prediction.openapi;

import io.mlpservice.model.Models;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;

@RestController
@RequiresScope({Scope.TRAIN, Scope.PREDICT})
@Tag(name = "Models")
class ModelDocumentController {
    private final Models models;

    ModelDocumentController(Models models) {
        this.models = models;
    }

    @GetMapping("/api/v1/models/{ref}/openapi.json")
    @Operation(operationId = "getModelOpenApi", summary = "Get an OpenAPI document of a model's predict call", description = """
            The predict call alone, with the model's own features, their types, ranges and categories, and its own \
            classes or values. A client that is generated from it is typed for this model. The path holds `ref` as it is \
            written here: name a version for a client that always asks the same model, or an alias or a name for one that \
            asks whichever model that is.""")
    @ApiResponse(responseCode = "200", description = "An OpenAPI 3.1 document.", content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    ResponseEntity<byte[]> document(@Parameter(example = "iris@1") @PathVariable String ref) {
        var document = Json31.pretty(ModelDocument.of(ref, models.load(ref)));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .body(document.getBytes(StandardCharsets.UTF_8));
    }
}
