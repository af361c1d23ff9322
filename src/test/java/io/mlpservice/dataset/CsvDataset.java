package io.mlpservice.dataset;

import io.mlpservice.engine.data.Table;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A data set with its rows, made of CSV without a service. */
public record CsvDataset(Dataset dataset, Table table) {
    private static final DatasetLimits LIMITS = new DatasetLimits(1_000_000, 100_000, 1_000);

    public static CsvDataset of(String csv) {
        var bytes = csv.getBytes(StandardCharsets.UTF_8);
        try (var upload = Upload.of(new ByteArrayInputStream(bytes))) {
            var analysis = new CsvAnalysis(upload, LIMITS);
            var shape = analysis.shape();
            var dataset = new Dataset(UUID.randomUUID(), "test.csv", shape.rowCount(), analysis.columns(shape),
                    List.of(), upload.sha256(), Instant.EPOCH);
            var rows = CsvTable.stored(new ByteArrayInputStream(bytes), dataset);
            rows.next();
            return new CsvDataset(dataset, TableBuilder.build(dataset, rows));
        }
    }
}
