package io.mlpservice.exchange;

import io.mlpservice.model.Model;
import io.mlpservice.model.ModelName;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.ProblemException;
import io.mlpservice.platform.QueryParameters;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.body.FormParts;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;

@RestController
@RequestMapping("/api/v1/models")
@RequiresScope(Scope.TRAIN)
@Tag(name = "Models")
class ImportController {
    private static final String IMPORT = "Imports a model that was exported here or elsewhere. It becomes the next version of its name, and predicts, is evaluated and exported as any other; its `imported` says what the file says of it. A file that is damaged, does not fit together or holds anything else is refused with 422.";
    private static final String FILE = "file";

    private final ModelImports imports;
    private final ExchangeSettings settings;

    ImportController(ModelImports imports, ExchangeSettings settings) {
        this.imports = imports;
        this.settings = settings;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "importModel", summary = "Import a model from a file", description = IMPORT)
    @RequestBody(required = true, content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE, schema = @Schema(implementation = ImportForm.class)))
    ResponseEntity<Model> upload(HttpServletRequest request,
            @Parameter(hidden = true) @RequestParam(required = false) @Nullable ImportFormat format,
            @Parameter(hidden = true) @RequestParam(required = false) @Nullable String name,
            @Nullable IdempotencyKey key) throws IOException {
        var errors = new FieldErrors();
        var file = FormParts.read(request, FILE, List.of("format", "name"), errors);
        var known = checked(format, name, errors);
        try (var content = Objects.requireNonNull(file).getInputStream()) {
            return created(imports.add(key, name, known, ImportedFile.read(content, settings.limit())));
        }
    }

    @PostMapping("/content")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "importModelFromContent", summary = "Import a model as a plain body", description = "The file as the body itself, where a form is inconvenient; otherwise as `importModel`.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Model> uploadContent(InputStream body,
            @Parameter(description = "The format of the file.", required = true) @RequestParam(required = false) @Nullable ImportFormat format,
            @Parameter(description = "The name of the model; by default the one that the file gives, else imported.", example = "iris") @RequestParam(required = false) @Nullable String name,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable MediaType type,
            @Nullable IdempotencyKey key) throws IOException {
        if (type != null && FormParts.isForm(type)) {
            throw ProblemException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type",
                    "The body here is the file itself; send it as application/octet-stream. A form with a file goes to POST /api/v1/models.");
        }
        var known = checked(format, name, new FieldErrors());
        return created(imports.add(key, name, known, ImportedFile.read(body, settings.limit())));
    }

    private static ImportFormat checked(@Nullable ImportFormat format, @Nullable String name, FieldErrors errors) {
        if (name != null && !ModelName.isLegal(name)) {
            errors.add(FieldError.parameter("name", "invalid_name", ModelName.RULE));
        }
        if (format == null) {
            errors.add(FieldError.parameter("format", "required", "'format' is missing; say how the file is written."));
        }
        QueryParameters.addErrors(errors);
        errors.throwIfAny();
        return Objects.requireNonNull(format);
    }

    private static ResponseEntity<Model> created(Model model) {
        return ResponseEntity.created(URI.create("/api/v1/models/" + model.id())).body(model);
    }
}
