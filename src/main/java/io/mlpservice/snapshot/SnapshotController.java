package io.mlpservice.snapshot;

import io.mlpservice.model.Model;
import io.mlpservice.model.ModelParameters;
import io.mlpservice.platform.QueryParameters;
import io.mlpservice.platform.access.ChangesNothing;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.prediction.JsonPredictions;
import io.mlpservice.prediction.PredictionRequest;
import io.mlpservice.prediction.PredictionResponse;
import io.mlpservice.surface.Surface;
import io.mlpservice.surface.SurfaceRequest;
import io.mlpservice.surface.Surfaces;
import io.mlpservice.training.TrainingSnapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.UUID;

@RestController
@RequestMapping("/api/v1/training-jobs/{id}/snapshots/{epoch}")
@RequiresScope(Scope.TRAIN)
@Tag(name = "Training jobs")
class SnapshotController {
    private static final String EPOCH = "One of the epochs that the list of snapshots names.";

    private final TrainingSnapshots snapshots;
    private final JsonPredictions predictions;
    private final Promotion promotion;

    SnapshotController(TrainingSnapshots snapshots, JsonPredictions predictions, Promotion promotion) {
        this.snapshots = snapshots;
        this.predictions = predictions;
        this.promotion = promotion;
    }

    @GetMapping("/parameters")
    @Operation(operationId = "getSnapshotParameters", summary = "Get every weight and bias of a snapshot", description = "As the parameters of a model; also while the job runs. With batch normalization the statistics are the running ones of that epoch.")
    ModelParameters parameters(@PathVariable UUID id,
            @Parameter(description = EPOCH) @PathVariable int epoch) {
        var model = snapshots.load(id, epoch).model();
        HeapShare.reserve(ModelParameters.BYTES_OF_NUMBER * model.parameterCount());
        return ModelParameters.of(model);
    }

    @ChangesNothing
    @PostMapping(path = "/predict", consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "predictBySnapshot", summary = "Predict rows by a snapshot", description = "As by a model; also while the job runs. The `model` of the answer has the id of the job, the name of its model and the version 0.")
    @ApiResponse(responseCode = "200", description = "OK", content = @Content(schema = @Schema(implementation = PredictionResponse.class)))
    byte[] predict(@PathVariable UUID id, @Parameter(description = EPOCH) @PathVariable int epoch,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(schema = @Schema(implementation = PredictionRequest.class))) @RequestBody byte[] body) {
        var errors = new FieldErrors();
        QueryParameters.addErrors(errors);
        errors.throwIfAny();
        return predictions.predict(snapshots.load(id, epoch).loaded(), body);
    }

    @ChangesNothing
    @PostMapping(path = "/surface", consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "computeSnapshotSurface", summary = "Compute what a snapshot answers over two of its features", description = "As of a model; also while the job runs. Without `x`, `y` and `at` they may differ from one snapshot to the next: name them where pictures are to be compared.")
    Surface surface(@PathVariable UUID id, @Parameter(description = EPOCH) @PathVariable int epoch,
            @RequestBody SurfaceRequest request) {
        return Surfaces.of(snapshots.load(id, epoch).model(), request);
    }

    @PostMapping(path = "/model", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "createModelFromSnapshot", summary = "Make a model of a snapshot", description = "A new version of a name, measured on the rows that the job trains, validates and tests on; also while the job runs. It stays when the job is deleted, and says in `snapshot_epoch` what it was made of.")
    @ApiResponse(responseCode = "201", description = "Created.", headers = @Header(name = "Location", description = "The model.", schema = @Schema(type = "string")))
    ResponseEntity<Model> promote(@PathVariable UUID id,
            @Parameter(description = EPOCH) @PathVariable int epoch,
            @RequestBody PromotionRequest request, @Nullable IdempotencyKey key) {
        var model = promotion.promote(id, epoch, request, key);
        return ResponseEntity.created(URI.create("/api/v1/models/" + model.id())).body(model);
    }
}
