package io.mlpservice.dataset.reading;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.mlpservice.dataset.reading.detection.DialectDetector;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTableTest {
    @Test
    void hasALineOfBlanksForARowInAStoredFileOnly() throws IOException {
        var file = " \n1\n2\n".getBytes(StandardCharsets.UTF_8);
        var dialect = DialectDetector.detect(() -> new ByteArrayInputStream(file), null,
                ReadingOptions.of(Map.of("header", "false")::get)).dialect();
        try (var uploaded = CsvTable.read(content(file), dialect, new DatasetLimits(100, 100, 100, 100));
                var stored = CsvTable.stored(content(file), dialect, 1)) {
            var rows = new ArrayList<CsvRecord>();
            stored.forEachRemaining(rows::add);
            assertThat(rows).extracting(row -> row.getField(0)).containsExactly("", "1", "2");
            assertThat(uploaded.next().getField(0)).isEqualTo("1");
        }
    }

    @Test
    void takesANumberForAGapAsItIsWrittenInAStoredFileOnly() throws IOException {
        var file = "x,y\n-999.0,1\n-999,2\n".getBytes(StandardCharsets.UTF_8);
        var dialect = DialectDetector.detect(() -> new ByteArrayInputStream(file), null,
                ReadingOptions.of(Map.of("missing_values", "-999")::get)).dialect();
        try (var uploaded = CsvTable.read(content(file), dialect, new DatasetLimits(100, 100, 100, 100));
                var stored = CsvTable.stored(content(file), dialect, 2)) {
            assertThat(uploaded.next().getField(0)).isEmpty();
            assertThat(uploaded.next().getField(0)).isEmpty();
            assertThat(stored.next().getField(0)).isEqualTo("-999.0");
            assertThat(stored.next().getField(0)).isEmpty();
        }
    }

    private static InputStream content(byte[] file) {
        return new ByteArrayInputStream(file);
    }
}
