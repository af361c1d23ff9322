package io.mlpservice.prediction;

import io.mlpservice.platform.body.RequestBytes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

@RestController
@RequestMapping(path = "/api/v1", consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Predictions", description = "What models answer, and how good the answers are.")
class PredictionController {
    private final JsonPredictions predictions;
    private final Traces traces;

    PredictionController(JsonPredictions predictions, Traces traces) {
        this.predictions = predictions;
        this.traces = traces;
    }

    @PostMapping("/models/{ref}/predict")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(schema = @Schema(implementation = PredictionRequest.class)))
    @Operation(operationId = "predict", summary = "Predict rows by a model")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PredictionResponse.class)))
    void predict(@Parameter(example = "iris") @PathVariable String ref, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        send(predictions.predict(ref, RequestBytes.read(request)), response);
    }

    @PostMapping("/predict")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(schema = @Schema(implementation = NamedPredictionRequest.class)))
    @Operation(operationId = "predictByNamedModel", summary = "Predict rows by the model that the body names")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PredictionResponse.class)))
    void predict(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(predictions.predict(RequestBytes.read(request)), response);
    }

    /** Written directly: choosing a message converter would take as long as the prediction. */
    private static void send(byte[] json, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    @PostMapping("/models/{ref}/trace")
    @Operation(operationId = "traceModel", summary = "Show one step of gradient descent by a row, with every number on the way", description = "For models of at most "
            + Traces.MOST_PARAMETERS + " parameters.")
    TraceResponse trace(@Parameter(example = "iris") @PathVariable String ref, @RequestBody TraceRequest request) {
        return traces.trace(ref, request);
    }
}
