package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.Page;
import io.mlpservice.platform.PageRequest;
import io.mlpservice.platform.ProblemException;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;

@RestController
@RequestMapping("/api/v1/datasets")
@Tag(name = "Data sets", description = "Tables to learn from.")
class DatasetController {
    private static final String UPLOAD = "Uploads a table: CSV, a file with a JSON object in each line or with a JSON array of objects, or rows in a JSON body. The file may be compressed by gzip, deflate or zip. How it is written - its separator, decimal mark, encoding and so on - is found by looking and shown as its dialect, unless the upload says it. An empty cell is a missing value, and so are words such as NA. A column is numeric if every value is a finite decimal number, boolean if every value is a word of one pair such as yes and no, date_time if every value is a date of one order, text if it holds free text or hardly any value occurs twice, otherwise categorical. Values with leading zeros and whole numbers beyond 2^53 are codes and make a column categorical. Columns from which nothing can be learned - identifiers, running numbers, constants, free text - are ignored, with a reason; the last column is not, since it is the default target. The upload can say the types and roles of columns instead.";
    private static final String PREVIEW = "Takes what an upload takes, stores nothing, and answers the columns, the first rows and the dialect in which the file is read. Send the dialect's options along to have it read otherwise.";
    private static final String CSV = "petal_length,species\n1.4,setosa\n4.7,versicolor\n";
    private static final String NDJSON = "{\"petal_length\": 1.4, \"species\": \"setosa\"}\n{\"petal_length\": 4.7, \"species\": \"versicolor\"}\n";
    private static final int MOST_ROWS = 1000;

    private final Datasets datasets;
    private final DatasetImport imports;

    DatasetController(Datasets datasets, DatasetImport imports) {
        this.datasets = datasets;
        this.imports = imports;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createDataset", summary = "Upload a data set", description = UPLOAD)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE, schema = @Schema(implementation = UploadForm.Fields.class)))
    ResponseEntity<Dataset> upload(HttpServletRequest request, @Nullable IdempotencyKey key) throws IOException {
        var form = UploadForm.read(request);
        try (var content = form.file().getInputStream()) {
            return created(imports.file(key, form.name(), content, form.options()));
        }
    }

    @PostMapping(consumes = {"text/csv", "application/x-ndjson", "application/jsonl"})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createDataset", summary = "Upload a data set", description = UPLOAD)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = {
        @Content(mediaType = "text/csv", schema = @Schema(type = "string", example = CSV)),
        @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string", example = NDJSON))})
    ResponseEntity<Dataset> uploadText(InputStream body, @RequestParam @Nullable String name,
            @ParameterObject ReadingOptions options,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @Nullable IdempotencyKey key) {
        return created(imports.file(key, DatasetName.inQuery(name, DatasetName.DEFAULT), body,
                checked(options, type)));
    }

    private static ReadingOptions checked(ReadingOptions options, MediaType type) {
        var complete = options.orEncoding(type.getCharset()).orFormat(type);
        var errors = new FieldErrors();
        UploadForm.check(complete, errors);
        errors.throwIfAny();
        return complete;
    }

    @PostMapping(path = "/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(operationId = "previewDataset", summary = "See how a table would be read", description = PREVIEW)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE, schema = @Schema(implementation = UploadForm.Fields.class)))
    DatasetPreview preview(HttpServletRequest request) throws IOException {
        var form = UploadForm.read(request);
        try (var content = form.file().getInputStream()) {
            return imports.preview(form.name(), content, form.options());
        }
    }

    @PostMapping(path = "/preview", consumes = {"text/csv", "application/x-ndjson", "application/jsonl"})
    @Operation(operationId = "previewDataset", summary = "See how a table would be read", description = PREVIEW)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = {
        @Content(mediaType = "text/csv", schema = @Schema(type = "string", example = CSV)),
        @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string", example = NDJSON))})
    DatasetPreview previewText(InputStream body, @ParameterObject ReadingOptions options,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type) {
        return imports.preview(DatasetName.DEFAULT, body, checked(options, type));
    }

    @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "previewDataset", summary = "See how a table would be read", description = PREVIEW)
    DatasetPreview previewRows(@RequestBody RowsUpload rows) {
        return imports.preview(rows);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createDataset", summary = "Upload a data set", description = UPLOAD)
    ResponseEntity<Dataset> uploadRows(@RequestBody RowsUpload rows, @Nullable IdempotencyKey key) {
        return created(imports.rows(key, rows));
    }

    @GetMapping
    @Operation(operationId = "listDatasets", summary = "List data sets, newest first", description = "Without their columns, which a single data set shows.")
    Page<DatasetSummary> list(@ParameterObject PageRequest page) {
        return datasets.list(page);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getDataset", summary = "Get a data set with the statistics of its columns")
    Dataset get(@PathVariable UUID id) {
        return datasets.get(id);
    }

    @GetMapping("/{id}/rows")
    @Operation(operationId = "getDatasetRows", summary = "Get some rows of a data set")
    DatasetRows rows(@PathVariable UUID id,
            @RequestParam(defaultValue = "0") @Schema(minimum = "0") int offset,
            @RequestParam(defaultValue = "100") @Schema(minimum = "1", maximum = "1000") int limit) {
        var errors = new ArrayList<FieldError>();
        if (offset < 0) {
            errors.add(FieldError.parameter("offset", "out_of_range",
                    "offset is %d; it must be at least 0.".formatted(offset)));
        }
        if (limit < 1 || limit > MOST_ROWS) {
            errors.add(FieldError.parameter("limit", "out_of_range",
                    "limit is %d; it must be from 1 to %d.".formatted(limit, MOST_ROWS)));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return datasets.rows(id, offset, limit);
    }

    @GetMapping(path = "/{id}/content", produces = {"text/csv", "application/x-ndjson", "application/json",
        "application/gzip", "application/zlib",
        "application/zip"})
    @Operation(operationId = "getDatasetContent", summary = "Get the uploaded file, byte for byte")
    ResponseEntity<InputStreamResource> content(@PathVariable UUID id) {
        var dataset = datasets.get(id);
        var file = ContentDisposition.attachment().filename(dataset.name(), StandardCharsets.UTF_8).build();
        return ResponseEntity.ok().contentType(mediaType(dataset.dialect()))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString()).contentLength(datasets.contentSize(id))
                .body(new InputStreamResource(datasets.content(id)));
    }

    private static MediaType mediaType(Dialect dialect) {
        return dialect.compression() == null
                ? new MediaType(MediaType.parseMediaType(dialect.format().mediaType()), dialect.charset())
                : MediaType.parseMediaType(dialect.compression().mediaType());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteDataset", summary = "Delete a data set", description = "Its models and finished jobs remain. Not possible while a job is queued or running on it.")
    void delete(@PathVariable UUID id) {
        datasets.delete(id);
    }

    static ResponseEntity<Dataset> created(Dataset dataset) {
        return ResponseEntity.created(URI.create("/api/v1/datasets/" + dataset.id())).body(dataset);
    }
}
