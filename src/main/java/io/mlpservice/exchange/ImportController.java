package io.mlpservice.exchange;

import io.mlpservice.exchange.go.GoActivation;
import io.mlpservice.exchange.go.GoScaling;
import io.mlpservice.model.Model;
import io.mlpservice.platform.QueryParameters;
import io.mlpservice.platform.ServiceSettings;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.body.FormParts;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;

@RestController
@RequestMapping("/api/v1/models")
@RequiresScope(Scope.TRAIN)
@Tag(name = "Models")
class ImportController {
    private static final String IMPORT = "Imports a model that was exported here or elsewhere. It becomes the next version of its name, and predicts, is evaluated and exported as any other; its `imported` says what the file says of it. A file that is damaged, does not fit together or holds anything else is refused with 422.";

    private final ModelImports imports;
    private final ServiceSettings settings;

    ImportController(ModelImports imports, ServiceSettings settings) {
        this.imports = imports;
        this.settings = settings;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "importModel", summary = "Import a model from a file", description = IMPORT)
    @RequestBody(required = true, content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE, schema = @Schema(implementation = ImportForm.class)))
    ResponseEntity<Model> upload(HttpServletRequest request,
            @Parameter(hidden = true) @ModelAttribute ImportOptions options,
            @Parameter(hidden = true) @RequestParam(required = false) @Nullable GoActivation activation,
            @Parameter(hidden = true) @RequestParam(required = false) @Nullable GoScaling scaling,
            @Nullable IdempotencyKey key) throws IOException {
        var errors = new FieldErrors();
        var file = FormParts.read(request, ImportForm.FILE, ImportForm.OTHERS, errors);
        var ranges = FormParts.optional(request, ImportForm.RANGES);
        var go = new GoForm(ranges, activation, scaling);
        go.check(options.format(), errors);
        check(options, errors);
        return created(imports.add(key, options.name(), source(Objects.requireNonNull(file), options, go)));
    }

    private ImportSource source(Part file, ImportOptions options, GoForm go) throws IOException {
        return options.format() == ImportFormat.GO_MLP
                ? new ImportSource.Go(read(file), read(Objects.requireNonNull(go.ranges())), go.options(options))
                : source(read(file), options);
    }

    private static ImportSource source(ImportedFile file, ImportOptions options) {
        return options.format() == ImportFormat.ONNX
                ? new ImportSource.Onnx(file, options.featureList(), options.targetList())
                : new ImportSource.Complete(Objects.requireNonNull(options.format()), file);
    }

    private ImportedFile read(Part part) throws IOException {
        try (var content = part.getInputStream()) {
            return ImportedFile.read(content, settings.exchange().limit());
        }
    }

    @PostMapping("/content")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "importModelFromContent", summary = "Import a model as a plain body", description = "The file as the body itself, where a form is inconvenient; otherwise as `importModel`. A model of two files needs a form.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Model> uploadContent(InputStream body, @ParameterObject ImportOptions options,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable MediaType type,
            @Nullable IdempotencyKey key) throws IOException {
        if (type != null && FormParts.isForm(type)) {
            throw ProblemException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type",
                    "The body here is the file itself; send it as application/octet-stream. A form with a file goes to POST /api/v1/models.");
        }
        var errors = new FieldErrors();
        if (options.format() == ImportFormat.GO_MLP) {
            errors.add(FieldError.parameter("format", "invalid_value",
                    "go_mlp has two files; send them as a form to POST /api/v1/models."));
        }
        check(options, errors);
        return created(imports.add(key, options.name(),
                source(ImportedFile.read(body, settings.exchange().limit()), options)));
    }

    private static void check(ImportOptions options, FieldErrors errors) {
        options.check(errors);
        QueryParameters.addErrors(errors);
        errors.throwIfAny();
    }

    private static ResponseEntity<Model> created(Model model) {
        return ResponseEntity.created(URI.create("/api/v1/models/" + model.id())).body(model);
    }
}
