package io.mlpservice.dataset;

import io.mlpservice.platform.Messages;
import io.mlpservice.platform.ServiceSettings;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.idempotency.IdempotencyKeys;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Turns uploads into data sets. Everything is checked before a single byte is stored. */
@Component
class DatasetImport {
    private static final int MOST_COLUMN_WARNINGS = 50;

    private final EntityManager entities;
    private final ContentStore contents;
    private final IdempotencyKeys keys;
    private final DatasetLimits limits;
    private final DataSize maxUploadSize;

    DatasetImport(EntityManager entities, ContentStore contents, IdempotencyKeys keys, DatasetLimits limits,
            ServiceSettings settings) {
        this.entities = entities;
        this.contents = contents;
        this.keys = keys;
        this.limits = limits;
        this.maxUploadSize = settings.dataset().maxUploadSize();
    }

    /** Identifies a repeated upload. */
    private record CsvUpload(String name, String sha256) {}

    Dataset csv(@Nullable IdempotencyKey key, String name, InputStream content) {
        try (var upload = Upload.of(content)) {
            return keys.once(key, new CsvUpload(name, upload.sha256()), Dataset.class, () -> {
                var analysis = new CsvAnalysis(upload, limits);
                return creation(name, upload, analysis, analysis.shape(), HeaderCheck::warning);
            });
        }
    }

    Dataset rows(@Nullable IdempotencyKey key, RowsUpload rows) {
        var name = DatasetName.inBody(rows.name());
        var table = RowsTable.of(rows.rows(), limits, maxUploadSize);
        try (var upload = Upload.written(table::write)) {
            return keys.once(key, rows, Dataset.class,
                    () -> creation(name, upload, new CsvAnalysis(upload, limits), table.shape(),
                            _ -> Optional.empty()));
        }
    }

    private Supplier<Dataset> creation(String name, Upload upload, CsvAnalysis analysis, CsvShape shape,
            Function<List<DatasetColumn>, Optional<String>> headerCheck) {
        var columns = analysis.columns(shape);
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var dataset = new Dataset(UUID.randomUUID(), name, shape.rowCount(), columns,
                warnings(columns, headerCheck.apply(columns)), upload.sha256(), now);
        return () -> store(dataset, upload);
    }

    private static List<String> warnings(List<DatasetColumn> columns, Optional<String> ofHeader) {
        var ofColumns = columns.stream().flatMap(DatasetImport::warnings).limit(MOST_COLUMN_WARNINGS);
        return Stream.concat(ofHeader.stream(), ofColumns).toList();
    }

    private static Stream<String> warnings(DatasetColumn column) {
        var similar = column.type() == ColumnType.NUMERIC ? Optional.<String>empty() : column.similarLabels();
        return Stream.of(column.oddCell(), similar).flatMap(Optional::stream)
                .map(sentence -> "Column '%s': %s".formatted(Messages.shortened(column.name()), sentence));
    }

    private Dataset store(Dataset dataset, Upload upload) {
        entities.persist(new DatasetEntity(dataset, upload.size()));
        contents.write(dataset.id(), upload);
        return dataset;
    }
}
