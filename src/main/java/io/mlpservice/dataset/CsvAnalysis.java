package io.mlpservice.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.column.DistinctValues;
import io.mlpservice.dataset.reading.CsvComplaint;
import io.mlpservice.dataset.reading.CsvTable;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.TextFile;
import io.mlpservice.dataset.storage.BlockLayout;
import io.mlpservice.dataset.storage.StagedBlocks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Reads a table in passes: finds its columns and their types, then takes its cells as typed columns, of which it computes
 * the statistics.
 */
final class CsvAnalysis {
    private static final int MOST_DISTINCT_VALUES = 1_000_000;

    private final TextFile file;
    private final Dialect dialect;
    private final ColumnOptions options;
    private final DatasetLimits limits;

    CsvAnalysis(TextFile file, Dialect dialect, ColumnOptions options, DatasetLimits limits) {
        this.file = file;
        this.dialect = dialect;
        this.options = options;
        this.limits = limits;
    }

    /**
     * The columns and the row count; 400 if the file is not CSV, 422 if it is not a proper table or not what the upload
     * says of it.
     */
    CsvShape shape() {
        try (var table = CsvTable.read(file.open(), dialect, limits)) {
            return CsvShape.of(table, dialect, options, limits);
        } catch (CsvParseException e) {
            throw CsvComplaint.of(e, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The columns with their statistics and roles.
     *
     * @param staged takes the cells
     */
    List<DatasetColumn> columns(CsvShape shape, StagedBlocks staged) {
        try (var table = CsvTable.read(file.open(), dialect, limits)) {
            var distinct = new DistinctValues(MOST_DISTINCT_VALUES);
            var scan = new TableScan(table, shape, dialect.decimalMark(), distinct);
            staged.fill(BlockLayout.of(shape.rowCount(), shape.columns().size()), scan);
            var columns = new TableSummary(shape, scan.labels(), distinct).of(staged);
            return RoleInference.roles(columns, options, dialect.rowNames(), shape.rowCount());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
