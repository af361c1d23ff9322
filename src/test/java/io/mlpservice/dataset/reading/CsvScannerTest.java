package io.mlpservice.dataset.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.mlpservice.column.CellText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CsvScannerTest {
    private static Stream<Throwable> failures() {
        return Stream.of(new UncheckedIOException(new IOException("No space left on device")), new OutOfMemoryError(),
                new IllegalStateException());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void doesNotTakeAFailureOfItsSinkForABrokenFile(Throwable failure) {
        assertThatThrownBy(() -> scan("a,b\n1,2\n", failure)).isSameAs(failure);
    }

    @Test
    void saysThatAFileIsBroken() {
        assertThatThrownBy(() -> scan("a,b\n\"1\"x,2\n", null))
                .isInstanceOf(CsvParseException.class);
    }

    private static void scan(String csv, @Nullable Throwable failure) throws IOException {
        CsvScanner.scan(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), Dialect.RFC_4180,
                new DatasetLimits(100, 100, 100, 10_000), new CsvScanner.Sink() {
                    @Override
                    public void cell(int index, CellText cell, long line) {
                        if (failure instanceof Error error) {
                            throw error;
                        }
                        if (failure instanceof RuntimeException exception) {
                            throw exception;
                        }
                    }

                    @Override
                    public boolean row(int cells, long line) {
                        return true;
                    }
                });
    }
}
