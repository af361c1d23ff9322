package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.platform.ChecksOwnRanges;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.caching.EntityTags;
import io.mlpservice.platform.caching.Revalidated;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.label.AnnotationsPatch;
import io.mlpservice.platform.label.Label;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

@RestController
@RequestMapping("/api/v1/datasets")
@RequiresScope({Scope.DATASETS, Scope.TRAIN})
@Tag(name = "Data sets", description = "Tables to learn from.")
class DatasetController {
    private final Datasets datasets;
    private final EntityTags tags;
    private final StrictJson json;

    DatasetController(Datasets datasets, EntityTags tags, StrictJson json) {
        this.datasets = datasets;
        this.tags = tags;
        this.json = json;
    }

    @GetMapping
    @Operation(operationId = "listDatasets", summary = "List data sets, newest first", description = "Without their columns, which a single data set shows. A cursor belongs to the filters and the sort of its list.")
    Page<DatasetSummary> list(
            @Parameter(description = "Only data sets of this name.", example = "iris.csv") @RequestParam(required = false) @Nullable String name,
            @Parameter(description = "Only data sets with this label, as `name:value`.", example = "stage:trial") @RequestParam(required = false) @Schema(pattern = Label.QUERY, example = "stage:trial") @Nullable String label,
            @Parameter(description = "What to sort by; of the same name the newest come first.") @RequestParam(defaultValue = "created_at") DatasetFilter.Sort sort,
            @ParameterObject PageRequest page) {
        return datasets.list(new DatasetFilter(name, label == null ? null : Label.parse(label)), sort, page);
    }

    @GetMapping("/{id}")
    @Revalidated
    @Operation(operationId = "getDataset", summary = "Get a data set with the statistics of its columns", description = "Each column has its type, its role and the reason for it, and statistics; `dialect` says how the file was read.")
    Dataset get(@PathVariable UUID id) {
        return datasets.get(id);
    }

    @RequiresScope(Scope.DATASETS)
    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "annotateDataset", summary = "Change the labels and the note of a data set", description = "A JSON merge patch: what is left out stays, and null removes. Nothing else of a data set can be changed. `application/merge-patch+json` does as well.")
    Dataset annotate(@PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(schema = @Schema(implementation = AnnotationsPatch.class))) @RequestBody byte[] patch) {
        return datasets.annotate(id, json.tree(patch, patch.length));
    }

    @Hidden
    @RequiresScope(Scope.DATASETS)
    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    Dataset merge(@PathVariable UUID id, @RequestBody byte[] patch) {
        return annotate(id, patch);
    }

    @ChecksOwnRanges
    @GetMapping("/{id}/rows")
    @Revalidated(Revalidated.By.IDENTITY)
    @Operation(operationId = "getDatasetRows", summary = "Get some rows of a data set", description = "In the order of the file, missing values as null: consecutive rows, or a random sample, of all columns or some.")
    ResponseEntity<DatasetRows> rows(@PathVariable UUID id, @ParameterObject RowSelection selection,
            WebRequest request) {
        datasets.requireExistence(id);
        return tags.answer(id, request, () -> datasets.rows(id, selection));
    }

    @GetMapping("/{id}/content")
    @Revalidated(Revalidated.By.IDENTITY)
    @Operation(operationId = "getDatasetContent", summary = "Get the uploaded file, byte for byte", description = "As it came, compressed or not. Of JSON rows it is the CSV that was made of them. `Content-Type` says what it is.")
    @ApiResponse(responseCode = "200", description = "The file.", content = @Content(mediaType = MediaType.ALL_VALUE, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<InputStreamResource> content(@PathVariable UUID id, WebRequest request) {
        var dataset = datasets.get(id);
        var file = ContentDisposition.attachment().filename(dataset.name(), StandardCharsets.UTF_8).build();
        return tags.respond(id, request, response -> response.contentType(mediaType(dataset.dialect()))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString()).contentLength(datasets.contentSize(id))
                .body(new InputStreamResource(datasets.content(id))));
    }

    private static MediaType mediaType(Dialect dialect) {
        return dialect.compression() == null
                ? new MediaType(MediaType.parseMediaType(dialect.format().mediaType()), dialect.charset())
                : MediaType.parseMediaType(dialect.compression().mediaType());
    }

    @RequiresScope(Scope.DATASETS)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteDataset", summary = "Delete a data set", description = "Its models and finished jobs remain. Not possible while a job is queued or running on it.")
    void delete(@PathVariable UUID id) {
        datasets.delete(id);
    }
}
