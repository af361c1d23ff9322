package io.mlpservice.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.mlpservice.platform.ServiceSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads an upload in passes: first checks that it is text, then finds the table and its column types, then computes the
 * statistics.
 */
final class CsvAnalysis {
    private static final int MOST_DISTINCT_VALUES = 1_000_000;

    private final Upload upload;
    private final ServiceSettings.Dataset limits;

    CsvAnalysis(Upload upload, ServiceSettings.Dataset limits) {
        this.upload = upload;
        this.limits = limits;
    }

    /** The column names, types and row count; 400 if the upload is not CSV, 422 if it is not a proper table. */
    CsvShape shape() {
        try (var content = upload.open()) {
            TextCheck.check(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (var table = CsvTable.read(upload.open(), limits)) {
            return CsvShape.of(table, limits);
        } catch (CsvParseException e) {
            throw CsvComplaint.of(e, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The columns with their statistics. */
    List<DatasetColumn> columns(CsvShape shape) {
        var distinct = new DistinctValues(MOST_DISTINCT_VALUES);
        var summaries = shape.types().stream().map(type -> ColumnSummary.of(type, distinct)).toList();
        try (var table = CsvTable.read(upload.open(), limits)) {
            table.next();
            table.forEachRemaining(row -> {
                for (var i = 0; i < summaries.size(); i++) {
                    summaries.get(i).accept(row.getField(i));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return IntStream.range(0, summaries.size()).mapToObj(i -> summaries.get(i).column(shape.names().get(i)))
                .toList();
    }
}
