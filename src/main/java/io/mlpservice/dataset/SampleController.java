package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.Arrays;

@RestController
@RequestMapping("/api/v1/samples")
@RequiresScope({Scope.DATASETS, Scope.TRAIN})
@Tag(name = "Data sets", description = "Tables to learn from.")
class SampleController {
    private final DatasetImport imports;

    SampleController(DatasetImport imports) {
        this.imports = imports;
    }

    @GetMapping
    @Operation(operationId = "listSamples", summary = "List the data sets that come with the service", description = "Small and well known tables to try things on.")
    Page<SampleView> list() {
        return new Page<>(Arrays.stream(Sample.values()).map(Sample::view).toList(), null, false);
    }

    @RequiresScope(Scope.DATASETS)
    @PostMapping("/{name}/datasets")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createDatasetFromSample", summary = "Create a data set from a sample", description = "The copy is a data set like any other.")
    ResponseEntity<Dataset> copy(@PathVariable Sample name, @Nullable IdempotencyKey key) throws IOException {
        try (var content = name.open()) {
            return UploadController.created(imports.file(key, name.fileName(), content, ReadingOptions.NONE));
        }
    }
}
