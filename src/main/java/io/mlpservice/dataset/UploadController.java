package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.platform.ChecksOwnRanges;
import io.mlpservice.platform.QueryParameters;
import io.mlpservice.platform.access.ChangesNothing;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.body.FormParts;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.label.AnnotationFields;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
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

/** A path for each form in which a table may come: generated clients read one media type of an operation. */
@RestController
@RequestMapping("/api/v1/datasets")
@RequiresScope(Scope.DATASETS)
@Tag(name = "Data sets", description = "Tables to learn from.")
class UploadController {
    private static final String READING = "How the table is written - its separator, decimal mark, encoding and so on - is found by looking and shown as its dialect, unless the upload says it. An empty cell is a missing value, and so are words such as NA. A column is numeric if every value is a finite decimal number, boolean if every value is a word of one pair such as yes and no, date_time if every value is a date of one order, text if it holds free text or hardly any value occurs twice, otherwise categorical. Values with leading zeros and whole numbers beyond 2^53 are codes and make a column categorical. Columns from which nothing can be learned - identifiers, running numbers, constants, free text - are ignored, with a reason; the last column is not, since it is the default target. The upload can say the types and roles of columns instead.";
    private static final String FILE = "Uploads a file of CSV, of a JSON object in each line, or of one JSON array of objects, also with an object around it. It may be compressed by gzip, deflate or zip. "
            + READING;
    private static final String CONTENT = "Uploads a table as the body itself, where a form is inconvenient; otherwise as `createDataset`. Content-Type may say what the body is, such as text/csv with a charset or application/x-ndjson; with application/octet-stream the service looks.";
    private static final String ROWS = "Uploads rows as JSON objects; otherwise as `createDataset`.";
    private static final String PREVIEW = "Takes what the upload takes, stores nothing, and answers the columns, the first rows and the dialect in which the table is read. Send the dialect's options along to have it read otherwise.";

    private final DatasetImport imports;

    UploadController(DatasetImport imports) {
        this.imports = imports;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createDataset", summary = "Upload a data set", description = FILE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE, schema = @Schema(implementation = UploadForm.Fields.class)))
    ResponseEntity<Dataset> upload(HttpServletRequest request,
            @Parameter(hidden = true) @RequestParam(required = false) @Nullable String name,
            @Parameter(hidden = true) @ModelAttribute ReadingOptions options,
            @Parameter(hidden = true) @ModelAttribute AnnotationFields annotations, @Nullable IdempotencyKey key)
            throws IOException {
        var form = UploadForm.read(request, name, options, annotations);
        try (var content = form.file().getInputStream()) {
            return created(imports.file(key, form.name(), content, form.options(), form.annotations()));
        }
    }

    @ChecksOwnRanges
    @PostMapping("/content")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createDatasetFromContent", summary = "Upload a data set as a plain body", description = CONTENT)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Dataset> uploadContent(InputStream body,
            @Parameter(description = "The name of the data set; dataset.csv by default.", example = "flowers.csv") @RequestParam(required = false) @Nullable String name,
            @ParameterObject ReadingOptions options, @ParameterObject AnnotationFields annotations,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable MediaType type,
            @Nullable IdempotencyKey key) {
        var errors = new FieldErrors();
        var written = annotations.read(errors);
        var complete = checked(options, type, errors);
        return created(imports.file(key, DatasetName.inQuery(name, DatasetName.DEFAULT), body, complete, written));
    }

    @PostMapping(path = "/rows", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createDatasetFromRows", summary = "Upload a data set as JSON rows", description = ROWS)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = RowsUpload.class)))
    ResponseEntity<Dataset> uploadRows(InputStream body, @Nullable IdempotencyKey key) {
        return created(imports.rows(key, body));
    }

    @ChangesNothing
    @PostMapping(path = "/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(operationId = "previewDataset", summary = "See how a table would be read", description = PREVIEW)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE, schema = @Schema(implementation = UploadForm.Fields.class)))
    DatasetPreview preview(HttpServletRequest request,
            @Parameter(hidden = true) @RequestParam(required = false) @Nullable String name,
            @Parameter(hidden = true) @ModelAttribute ReadingOptions options,
            @Parameter(hidden = true) @ModelAttribute AnnotationFields annotations) throws IOException {
        var form = UploadForm.read(request, name, options, annotations);
        try (var content = form.file().getInputStream()) {
            return imports.preview(form.name(), content, form.options());
        }
    }

    @ChangesNothing
    @ChecksOwnRanges
    @PostMapping("/preview/content")
    @Operation(operationId = "previewDatasetFromContent", summary = "See how a plain body would be read", description = PREVIEW)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE, schema = @Schema(type = "string", format = "binary")))
    DatasetPreview previewContent(InputStream body, @ParameterObject ReadingOptions options,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) @Nullable MediaType type) {
        return imports.preview(DatasetName.DEFAULT, body, checked(options, type, new FieldErrors()));
    }

    @ChangesNothing
    @PostMapping(path = "/preview/rows", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "previewDatasetFromRows", summary = "See how JSON rows would be read", description = PREVIEW)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = RowsUpload.class)))
    DatasetPreview previewRows(InputStream body) {
        return imports.preview(body);
    }

    private static ReadingOptions checked(ReadingOptions options, @Nullable MediaType type, FieldErrors errors) {
        refuseForm(type);
        var complete = options.orType(type);
        QueryParameters.addErrors(errors);
        UploadForm.check(complete, errors);
        errors.throwIfAny();
        return complete;
    }

    /** Else the fields of a form, or its boundaries, would be read as a table. */
    private static void refuseForm(@Nullable MediaType type) {
        if (type != null && FormParts.isForm(type)) {
            throw ProblemException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type",
                    "The body here is the table itself; send it as application/octet-stream or text/csv. A form with a file goes to POST /api/v1/datasets.");
        }
    }

    static ResponseEntity<Dataset> created(Dataset dataset) {
        return ResponseEntity.created(URI.create("/api/v1/datasets/" + dataset.id())).body(dataset);
    }
}
