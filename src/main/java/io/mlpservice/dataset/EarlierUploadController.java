package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.platform.ChecksOwnRanges;
import io.mlpservice.platform.access.ChangesNothing;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.deprecation.Superseded;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.label.AnnotationFields;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
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

import java.io.InputStream;

/**
 * The uploads of version 0.1.0, where all forms shared one path. They keep working, and the API's document names their
 * successors alone.
 */
@Hidden
@RestController
@RequestMapping("/api/v1/datasets")
@RequiresScope(Scope.DATASETS)
class EarlierUploadController {
    private static final String SINCE = "2026-11-29";

    private final UploadController uploads;

    EarlierUploadController(UploadController uploads) {
        this.uploads = uploads;
    }

    @Superseded(by = "/api/v1/datasets/content", since = SINCE)
    @ChecksOwnRanges
    @PostMapping(consumes = {"text/csv", "application/x-ndjson", "application/jsonl"})
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Dataset> uploadText(InputStream body, @RequestParam(required = false) @Nullable String name,
            @ModelAttribute ReadingOptions options, @ModelAttribute AnnotationFields annotations,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type, @Nullable IdempotencyKey key) {
        return uploads.uploadContent(body, name, options, annotations, type, key);
    }

    @Superseded(by = "/api/v1/datasets/rows", since = SINCE)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Dataset> uploadRows(InputStream body, @Nullable IdempotencyKey key) {
        return uploads.uploadRows(body, key);
    }

    @Superseded(by = "/api/v1/datasets/preview/content", since = SINCE)
    @ChangesNothing
    @ChecksOwnRanges
    @PostMapping(path = "/preview", consumes = {"text/csv", "application/x-ndjson", "application/jsonl"})
    DatasetPreview previewText(InputStream body, @ModelAttribute ReadingOptions options,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type) {
        return uploads.previewContent(body, options, type);
    }

    @Superseded(by = "/api/v1/datasets/preview/rows", since = SINCE)
    @ChangesNothing
    @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    DatasetPreview previewRows(InputStream body) {
        return uploads.previewRows(body);
    }

    /** Bodies of any other type are pointed to the operations of today, not to the earlier forms, whatever the query. */
    @ChangesNothing
    @PostMapping({"", "/preview"})
    void refuse(HttpServletRequest request) {
        var type = request.getContentType();
        throw ProblemException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type",
                "%s; send a form (multipart/form-data) with the file. A file as the body itself goes to /api/v1/datasets/content, and rows in JSON go to /api/v1/datasets/rows."
                        .formatted(type == null
                                ? "The request has no Content-Type"
                                : "Content-Type %s cannot be read here".formatted(Messages.shortened(type))));
    }
}
