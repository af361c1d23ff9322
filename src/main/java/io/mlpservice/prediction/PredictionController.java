package io.mlpservice.prediction;

import io.mlpservice.platform.access.ChangesNothing;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.body.RequestBytes;
import io.mlpservice.prediction.answer.AnswerForm;
import io.mlpservice.prediction.answer.PredictionFormat;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

@RestController
@RequestMapping(path = "/api/v1", consumes = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope(Scope.PREDICT)
@ChangesNothing
@Tag(name = "Predictions", description = "What models answer, and how good the answers are.")
class PredictionController {
    private final JsonPredictions predictions;

    PredictionController(JsonPredictions predictions) {
        this.predictions = predictions;
    }

    @PostMapping("/models/{ref}/predict")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = PredictionRequest.class)))
    @Operation(operationId = "predict", summary = "Predict rows by a model", description = PredictionText.OF_JSON)
    @Parameter(name = AnswerForm.SPREADSHEET_SAFE, in = ParameterIn.QUERY, description = AnswerForm.SPREADSHEET_SAFE_MEANING, schema = @Schema(type = "boolean", defaultValue = "true"))
    @ApiResponse(responseCode = "406")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PredictionResponse.class)))
    void predict(@Parameter(example = "iris") @PathVariable String ref, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        var form = AnswerForm.of(request, PredictionFormat.JSON);
        send(predictions.predict(ref, RequestBytes.read(request), form), form, response);
    }

    @PostMapping("/predict")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = NamedPredictionRequest.class)))
    @Operation(operationId = "predictByNamedModel", summary = "Predict rows by the model that the request names", description = PredictionText.OF_JSON)
    @ApiResponse(responseCode = "404")
    @Parameter(name = AnswerForm.SPREADSHEET_SAFE, in = ParameterIn.QUERY, description = AnswerForm.SPREADSHEET_SAFE_MEANING, schema = @Schema(type = "boolean", defaultValue = "true"))
    @ApiResponse(responseCode = "406")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PredictionResponse.class)))
    void predict(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = AnswerForm.of(request, PredictionFormat.JSON);
        send(predictions.predict(RequestBytes.read(request), form), form, response);
    }

    /** Written directly: choosing a message converter would take as long as the prediction. */
    private static void send(byte[] answer, AnswerForm form, HttpServletResponse response) throws IOException {
        response.setContentType(form.format().contentType());
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }
}
