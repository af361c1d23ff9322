package io.mlpservice.snapshot;

import io.mlpservice.model.ModelParameters;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.training.TrainingSnapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@RequestMapping("/api/v1/training-jobs/{id}/snapshots/{epoch}")
@RequiresScope(Scope.TRAIN)
@Tag(name = "Training jobs")
class SnapshotController {
    private static final String EPOCH = "One of the epochs that the list of snapshots names.";

    private final TrainingSnapshots snapshots;

    SnapshotController(TrainingSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    @GetMapping("/parameters")
    @Operation(operationId = "getSnapshotParameters", summary = "Get every weight and bias of a snapshot", description = "As the parameters of a model; also while the job runs. With batch normalization the statistics are the running ones of that epoch.")
    ModelParameters parameters(@PathVariable UUID id,
            @Parameter(description = EPOCH, example = "0") @PathVariable int epoch) {
        var model = snapshots.load(id, epoch).model();
        HeapShare.reserve(ModelParameters.BYTES_OF_NUMBER * model.parameterCount());
        return ModelParameters.of(model);
    }
}
