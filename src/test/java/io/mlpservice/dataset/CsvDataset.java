package io.mlpservice.dataset;

import io.mlpservice.dataset.analysis.ColumnOptions;
import io.mlpservice.dataset.analysis.CsvAnalysis;
import io.mlpservice.dataset.reading.CsvTable;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.Upload;
import io.mlpservice.dataset.storage.StagedBlocks;
import io.mlpservice.engine.data.Table;
import io.mlpservice.platform.BodyLimit;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A data set with its rows, made of CSV without a service. */
public record CsvDataset(Dataset dataset, Table table) {
    private static final BodyLimit LIMIT = new BodyLimit("mlp.dataset.max-upload-size", DataSize.ofMegabytes(100));
    private static final DatasetLimits LIMITS = new DatasetLimits(1_000_000, 100_000, 1_000, 10_000_000);

    public static CsvDataset of(String csv) {
        try (var upload = Upload.written(out -> out.write(csv.getBytes(StandardCharsets.UTF_8)), LIMIT);
                var blocks = new StagedBlocks()) {
            var analysis = CsvAnalysis.ofWritten(upload, ColumnOptions.NONE, LIMITS);
            var read = analysis.read(blocks);
            var dataset = new Dataset(UUID.randomUUID(), "test.csv", read.shape().rowCount(), read.columns(),
                    Dialect.RFC_4180, List.of(), upload.sha256(), Instant.EPOCH, Map.of(), null);
            var rows = CsvTable.stored(upload.openFile(), Dialect.RFC_4180, dataset.columns().size());
            return new CsvDataset(dataset, TableBuilder.build(dataset, rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
