package io.mlpservice.dataset;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.mlpservice.platform.ServiceSettings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The records of a CSV, the header first. The format is RFC 4180: commas, quotes doubled within quotes, lines ended by
 * LF or CRLF; a byte-order mark and empty lines are passed over. Cells are taken as they are, blanks included.
 */
final class CsvTable implements Iterator<CsvRecord>, AutoCloseable {
    private final CloseableIterator<CsvRecord> records;

    private CsvTable(CloseableIterator<CsvRecord> records) {
        this.records = records;
    }

    static CsvTable read(InputStream content, ServiceSettings.Dataset limits) {
        var columns = limits.maxColumns();
        var handler = CsvRecordHandler.builder().maxFields(columns).maxFieldSize(limits.maxCellLength())
                .maxRecordSize((int) Math.min(1L << 28, (long) columns * limits.maxCellLength())).build();
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
