package io.mlpservice.dataset;

import io.mlpservice.platform.paging.Listed;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A data set as lists show it, without its columns.
 *
 * @param id chosen by the service
 * @param name chosen by the user; need not be unique
 * @param rowCount the number of rows, at least 1
 * @param columnCount the number of columns, at least 1
 * @param sizeBytes of the uploaded file, compressed if it was
 * @param sha256 SHA-256 of the file's bytes, in hexadecimal
 * @param createdAt when it was uploaded
 * @param labels by name
 */
record DatasetSummary(UUID id, String name, int rowCount, int columnCount,
        @Schema(description = "The size of the uploaded file.", example = "13832") long sizeBytes, String sha256,
        Instant createdAt,
        @Schema(description = "Labels by name.", example = "{\"stage\": \"trial\"}") Map<String, String> labels)
        implements
            Listed {
    static final List<String> COLUMNS = List.of("id", "name", "rowCount", "columnCount", "contentSize", "sha256",
            "createdAt", "labels");
}
