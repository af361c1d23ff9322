package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.label.Annotations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.io.InputStream;
import java.util.function.Supplier;

/** Keeps tables that the service itself has or computes as data sets. */
@Component
public class MadeDatasets {
    private final DatasetImport imports;

    MadeDatasets(DatasetImport imports) {
        this.imports = imports;
    }

    /**
     * Makes a data set, or returns the one that an earlier request with the same key made.
     *
     * @param request identifies the request
     * @param name null for the default
     * @param otherwise the default
     * @param table is not called for a known request
     * @return 201 with the data set
     * @throws io.mlpservice.platform.problem.ProblemException 422 if the name is wrong or the table exceeds a limit
     */
    public ResponseEntity<Dataset> create(@Nullable IdempotencyKey key, Record request, @Nullable String name,
            String otherwise, Supplier<MadeTable> table) {
        var checked = DatasetName.inQuery(name, otherwise);
        return UploadController.created(imports.made(key, request, checked, table));
    }

    /**
     * Copies a file, or returns the data set that an earlier request with the same key made.
     *
     * @param name of the data set
     * @return 201 with the data set
     */
    public ResponseEntity<Dataset> copy(@Nullable IdempotencyKey key, String name, InputStream content) {
        return UploadController.created(imports.file(key, name, content, ReadingOptions.NONE, Annotations.NONE));
    }
}
