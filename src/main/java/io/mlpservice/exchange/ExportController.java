package io.mlpservice.exchange;

import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.exchange.onnx.InputForm;
import io.mlpservice.exchange.onnx.OnnxOptions;
import io.mlpservice.model.ModelIdentity;
import io.mlpservice.model.Models;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.caching.EntityTags;
import io.mlpservice.platform.caching.Revalidated;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

@RestController
@RequiresScope({Scope.TRAIN, Scope.PREDICT})
@Tag(name = "Models")
class ExportController {
    private final Models models;
    private final ModelExports exports;
    private final EntityTags tags;

    ExportController(Models models, ModelExports exports, EntityTags tags) {
        this.models = models;
        this.exports = exports;
        this.tags = tags;
    }

    @GetMapping("/api/v1/models/{ref}/export")
    @Revalidated(Revalidated.By.IDENTITY)
    @Operation(operationId = "exportModel", summary = "Get a model as a file for use without the service", description = """
            The file holds all that a prediction from raw features takes, and says in its metadata which model it is, \
            what it learned from and which version of the service trained it. The same request gives the same bytes. \
            What a format cannot express is refused with 422 and every reason.""")
    @ApiResponse(responseCode = "200", description = "The file.", content = @Content(mediaType = MediaType.ALL_VALUE, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> export(@Parameter(example = "iris@1") @PathVariable String ref,
            @Parameter(description = "The format of the file.") @RequestParam ExportFormat format,
            @Parameter(description = "What the inputs of an ONNX graph are; by default a matrix where all features are numbers.") @RequestParam(required = false) @Nullable InputForm inputs,
            @Parameter(description = "The type of the numbers that go into an ONNX graph and come out of it; by default `float32` where it is precise enough.") @RequestParam(name = "input_type", required = false) @Nullable Precision inputType,
            WebRequest request) {
        checkOptions(format, inputs, inputType);
        var model = models.load(ref);
        return tags.respond(model.identity().id(), request,
                response -> response.contentType(format.mediaType())
                        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(model.identity(), format))
                        .body(exports.file(model, format, new OnnxOptions(inputs, inputType))));
    }

    private static void checkOptions(ExportFormat format, @Nullable InputForm inputs, @Nullable Precision inputType) {
        var errors = new FieldErrors();
        if (format != ExportFormat.ONNX) {
            refuse("inputs", inputs, errors);
            refuse("input_type", inputType, errors);
        }
        errors.throwIfAny();
    }

    private static void refuse(String option, @Nullable Enum<?> value, FieldErrors errors) {
        if (value != null) {
            errors.add(FieldError.parameter(option, "not_used",
                    "'%s' is for format=onnx; leave it out.".formatted(option)));
        }
    }

    private static String attachment(ModelIdentity model, ExportFormat format) {
        return ContentDisposition.attachment()
                .filename("%s-%d.%s".formatted(model.name(), model.version(), format.extension())).build().toString();
    }
}
