package io.mlpservice.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.mlpservice.platform.ProblemException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads an upload in passes: first checks that it is text, then finds the table and its column types, then computes the
 * statistics.
 */
final class CsvAnalysis {
    private static final int LINES_LOOKED_AT = 1_000;
    private static final int MOST_DISTINCT_VALUES = 1_000_000;

    private final Upload upload;
    private final DatasetLimits limits;

    CsvAnalysis(Upload upload, DatasetLimits limits) {
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
        var shape = readShape();
        if (shape.names().size() == 1) {
            otherSeparator().ifPresent(refusal -> {
                throw refusal;
            });
        }
        return shape;
    }

    private CsvShape readShape() {
        try (var table = CsvTable.read(upload.open(), limits)) {
            return CsvShape.of(table, limits);
        } catch (CsvParseException e) {
            throw otherSeparator().orElseGet(() -> CsvComplaint.of(e, limits));
        } catch (ProblemException e) {
            throw otherSeparator().orElse(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ProblemException> otherSeparator() {
        try (var reader = new BufferedReader(new InputStreamReader(upload.open(), StandardCharsets.UTF_8))) {
            var lines = reader.lines().filter(line -> !line.isBlank()).limit(LINES_LOOKED_AT).toList();
            return lines.isEmpty()
                    ? Optional.empty()
                    : OtherSeparator.refusal(lines).map(error -> ProblemException.invalid(List.of(error)));
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
        return IntStream.range(0, summaries.size()).mapToObj(i -> column(shape, i, summaries.get(i))).toList();
    }

    private static DatasetColumn column(CsvShape shape, int index, ColumnSummary summary) {
        var column = summary.column(shape.names().get(index));
        return column.with(column.notes().withOddCell(shape.oddCells().get(index).orElse(null)));
    }
}
