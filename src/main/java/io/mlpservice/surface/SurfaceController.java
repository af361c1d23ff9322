package io.mlpservice.surface;

import io.mlpservice.model.Models;
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
@RequestMapping(path = "/api/v1", consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope({Scope.TRAIN, Scope.PREDICT})
@ChangesNothing
@Tag(name = "Predictions")
class SurfaceController {
    private final Models models;

    SurfaceController(Models models) {
        this.models = models;
    }

    @PostMapping("/models/{ref}/surface")
    @Operation(operationId = "computeModelSurface", summary = "Compute what a model answers over two of its features", description = "For pictures of decision boundaries and of what hidden units have learned. All other features stay as the row `at` has them.")
    Surface surface(@Parameter(example = "iris") @PathVariable String ref, @RequestBody SurfaceRequest request) {
        return Surfaces.of(models.load(ref).trained(), request);
    }
}
