package io.mlpservice.dataset;

import io.mlpservice.dataset.analysis.ColumnOptions;
import io.mlpservice.dataset.analysis.CsvAnalysis;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.JsonRows;
import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.dataset.reading.TableFormat;
import io.mlpservice.dataset.reading.Upload;
import io.mlpservice.dataset.reading.detection.DialectDetector;
import io.mlpservice.dataset.storage.StagedBlocks;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.platform.BodyLimit;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.util.unit.DataSize;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table that was read from a file without a service.
 *
 * @param rows the cells as text; empty if missing
 */
record ReadTable(Dialect dialect, List<List<String>> rows) {
    private static final DatasetLimits LIMITS = new DatasetLimits(1_000, 100, 1_000, 100_000);
    private static final BodyLimit MOST = new BodyLimit("mlp.dataset.max-upload-size", DataSize.ofMegabytes(1));

    /** Reads a file; empty if it is refused with a problem. */
    static Optional<ReadTable> of(byte[] file, ReadingOptions options) {
        try (var upload = Upload.of(new ByteArrayInputStream(file), MOST); var staged = new StagedBlocks()) {
            var detection = DialectDetector.detect(upload, upload.compression(), options);
            var dialect = detection.dialect();
            var columns = ColumnOptions.of(options);
            if (dialect.format() == TableFormat.CSV) {
                CsvAnalysis.ofUpload(detection.table(upload), dialect, columns, LIMITS).read(staged);
            } else {
                readJson(upload, dialect, columns, staged);
            }
            return Optional.of(new ReadTable(dialect, rows(staged.beginning(LIMITS.maxRows()))));
        } catch (ProblemException e) {
            assertThat(e.problem().detail()).isNotBlank();
            return Optional.empty();
        }
    }

    private static void readJson(Upload upload, Dialect dialect, ColumnOptions columns, StagedBlocks staged) {
        var table = RowsTable.of(() -> JsonRows.read(upload, dialect, LIMITS), columns, LIMITS, MOST.most(),
                GapWords.UNRECORDED, new FieldErrors());
        try (var csv = Upload.written(table::write, MOST)) {
            CsvAnalysis.ofWritten(csv, columns, LIMITS).read(table.shape(), staged);
        }
    }

    private static List<List<String>> rows(List<Column> columns) {
        var rows = new ArrayList<List<String>>();
        for (var row = 0; row < columns.getFirst().size(); row++) {
            var at = row;
            rows.add(columns.stream().map(column -> column.isMissing(at) ? "" : column.text(at)).toList());
        }
        return rows;
    }
}
