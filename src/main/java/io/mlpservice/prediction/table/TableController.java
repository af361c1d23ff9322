package io.mlpservice.prediction.table;

import io.mlpservice.platform.ChecksOwnRanges;
import io.mlpservice.platform.access.ChangesNothing;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.openapi.Streams;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.prediction.PredictionText;
import io.mlpservice.prediction.answer.TablePrediction;
import io.swagger.v3.oas.annotations.Hidden;
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
import org.springframework.web.bind.annotation.ModelAttribute;
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
@RequiresScope(Scope.PREDICT)
@ChangesNothing
@Tag(name = "Predictions")
class TableController {
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";

    private final TableAnswers answers;

    TableController(TableAnswers answers) {
        this.answers = answers;
    }

    @ChecksOwnRanges
    @PostMapping(path = "/models/{ref}/predict/csv", consumes = CSV)
    @Operation(operationId = "predictCsv", summary = "Predict a table in CSV", description = PredictionText.OF_CSV)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = CSV, schema = @Schema(type = "string", example = "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n")))
    @ApiResponse(responseCode = "406")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = CSV, schema = @Schema(type = "string", format = "binary")))
    void predictCsv(@Parameter(example = "iris") @PathVariable String ref, @ParameterObject TableQuery query,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.answer(ref, query, request, response);
    }

    @ChecksOwnRanges
    @PostMapping(path = "/models/{ref}/predict/ndjson", consumes = {NDJSON, "application/ndjson", "application/jsonl",
        "application/x-jsonl", "application/jsonlines", "application/x-jsonlines"})
    @Operation(operationId = "predictNdjson", summary = "Predict a table in NDJSON", description = PredictionText.OF_NDJSON)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = NDJSON, schema = @Schema(type = "string", example = "{\"sepal_length\": 5.1, \"sepal_width\": 3.5, \"petal_length\": 1.4, \"petal_width\": 0.2}")))
    @ApiResponse(responseCode = "406")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = NDJSON, schema = @Schema(type = "string", format = "binary")))
    @Streams(@Streams.Part(name = "line", type = TablePrediction.class))
    void predictNdjson(@Parameter(example = "iris") @PathVariable String ref, @ParameterObject TableQuery query,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.answer(ref, query, request, response);
    }

    /** Beside the operation on JSON at the same path; the API's document has a path for each media type instead. */
    @Hidden
    @ChecksOwnRanges
    @PostMapping("/models/{ref}/predict")
    void predict(@PathVariable String ref, @ModelAttribute TableQuery query, HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answers.answer(ref, query, request, response);
    }

    @Hidden
    @ChecksOwnRanges
    @PostMapping("/predict")
    void predictByParameter(@RequestParam(required = false) @Nullable String model, @ModelAttribute TableQuery query,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (model == null) {
            throw ProblemException.invalid(List.of(FieldError.parameter("model", "required",
                    "'model' is missing; send it in the query, such as ?model=iris.")));
        }
        answers.answer(model, query, request, response);
    }
}
