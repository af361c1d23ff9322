package io.mlpservice.dataset;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The records of a CSV, the header first. The format is RFC 4180: comma-separated, quotes doubled inside quotes, lines
 * ended by LF or CRLF. A byte-order mark and empty lines are skipped. Cells are kept as they are, including blanks.
 */
final class CsvTable implements Iterator<CsvRecord>, AutoCloseable {
    private static final int LONGEST_RECORD = 1 << 28;

    private final CloseableIterator<CsvRecord> records;

    private CsvTable(CloseableIterator<CsvRecord> records) {
        this.records = records;
    }

    /** The records of an upload, checked against the current limits. */
    static CsvTable read(InputStream content, DatasetLimits limits) {
        return read(content, limits.maxColumns(), limits.maxCellLength());
    }

    /** The records of a stored data set, which met the limits when it was uploaded. */
    static CsvTable stored(InputStream content, Dataset dataset) {
        return read(content, dataset.columns().size(), LONGEST_RECORD);
    }

    private static CsvTable read(InputStream content, int columns, int cellLength) {
        var handler = CsvRecordHandler.builder().maxFields(columns).maxFieldSize(cellLength)
                .maxRecordSize((int) Math.min(LONGEST_RECORD, (long) columns * cellLength)).build();
        var reader = CsvReader.builder().extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).skipEmptyLines(true)
                .allowUnclosedQuote(false).detectBomHeader(true)
                .build(handler, content, StandardCharsets.UTF_8);
        return new CsvTable(reader.iterator());
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public CsvRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return records.next();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
