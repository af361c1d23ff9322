package io.mlpservice.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.mlpservice.dataset.reading.CsvComplaint;
import io.mlpservice.dataset.reading.CsvTable;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.TextFile;
import io.mlpservice.dataset.storage.BlockLayout;
import io.mlpservice.dataset.storage.StagedBlocks;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads a table in passes: first finds its columns and their types, then computes the statistics. */
final class CsvAnalysis {
    private final TextFile file;
    private final Dialect dialect;
    private final DatasetLimits limits;

    CsvAnalysis(TextFile file, Dialect dialect, DatasetLimits limits) {
        this.file = file;
        this.dialect = dialect;
        this.limits = limits;
    }

    /** The column names, types and row count; 400 if the file is not CSV, 422 if it is not a proper table. */
    CsvShape shape() {
        try (var table = CsvTable.read(file.open(), dialect, limits)) {
            return CsvShape.of(table, dialect, limits);
        } catch (CsvParseException e) {
            throw CsvComplaint.of(e, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The columns with their statistics.
     *
     * @param staged takes the cells; null to keep none
     */
    List<DatasetColumn> columns(CsvShape shape, @Nullable StagedBlocks staged) {
        try (var table = CsvTable.read(file.open(), dialect, limits)) {
            var scan = new TableScan(table, shape, dialect.decimalMark());
            if (staged == null) {
                scan.skip();
            } else {
                staged.fill(BlockLayout.of(shape.rowCount(), shape.names().size()), scan);
            }
            return scan.columns();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
