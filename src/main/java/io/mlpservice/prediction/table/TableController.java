package io.mlpservice.prediction.table;

import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.ProblemException;
import io.mlpservice.prediction.PredictionText;
import io.mlpservice.prediction.TablePrediction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.List;

@RestController
@RequestMapping(path = "/api/v1", consumes = {TableController.CSV, TableController.NDJSON,
    "application/ndjson", "application/jsonl", "application/x-jsonl", "application/jsonlines",
    "application/x-jsonlines"})
@Tag(name = "Predictions")
class TableController {
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";

    private final TableAnswers answers;

    TableController(TableAnswers answers) {
        this.answers = answers;
    }

    @PostMapping("/models/{ref}/predict")
    @Operation(operationId = "predict", summary = PredictionText.BY_MODEL, description = PredictionText.DESCRIPTION)
    @ApiResponse(responseCode = "200", content = {
        @Content(mediaType = CSV, schema = @Schema(type = "string")),
        @Content(mediaType = NDJSON, schema = @Schema(implementation = TablePrediction.class))})
    void predict(@Parameter(example = "iris") @PathVariable String ref, @ParameterObject TableQuery query,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.answer(ref, query, request, response);
    }

    @PostMapping("/predict")
    @Operation(operationId = "predictByNamedModel", summary = PredictionText.BY_NAMED_MODEL, description = PredictionText.DESCRIPTION)
    @ApiResponse(responseCode = "200", content = {
        @Content(mediaType = CSV, schema = @Schema(type = "string")),
        @Content(mediaType = NDJSON, schema = @Schema(implementation = TablePrediction.class))})
    void predictByParameter(
            @Parameter(description = "Tables only. An id, a name (its newest version) or name@version.", example = "iris") @RequestParam(required = false) @Nullable String model,
            @ParameterObject TableQuery query, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        if (model == null) {
            throw ProblemException.invalid(List.of(FieldError.parameter("model", "required",
                    "'model' is missing; send it in the query, such as ?model=iris.")));
        }
        answers.answer(model, query, request, response);
    }
}
