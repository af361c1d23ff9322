package io.mlpservice.dataset.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.mlpservice.column.CellText;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
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

    @Test
    void countsLinesThatRepeatTheHeaderAsRows() throws IOException {
        assertThat(scan("a,b\n".repeat(101), null).repeatedHeaders())
                .hasValueSatisfying(note -> assertThat(note).startsWith("Line 2").contains("like 99 more lines"));
        assertThatThrownBy(() -> scan("a,b\n".repeat(102), null)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("more than 100 rows");
    }

    private static LeftOut scan(String csv, @Nullable Throwable failure) throws IOException {
        return CsvScanner.scan(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), Dialect.RFC_4180, 2,
                true,
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
