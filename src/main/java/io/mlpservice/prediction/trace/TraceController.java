package io.mlpservice.prediction.trace;

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
class TraceController {
    private final Traces traces;

    TraceController(Traces traces) {
        this.traces = traces;
    }

    @PostMapping("/models/{ref}/trace")
    @Operation(operationId = "traceModel", summary = "Show a step of gradient descent by a row, with every number on the way", description = "More rows can take part, and more steps follow. For models of at most "
            + Traces.MOST_PARAMETERS + " parameters.")
    TraceResponse trace(@Parameter(example = "iris") @PathVariable String ref, @RequestBody TraceRequest request) {
        return traces.trace(ref, request);
    }
}
