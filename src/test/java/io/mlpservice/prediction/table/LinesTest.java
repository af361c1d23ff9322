package io.mlpservice.prediction.table;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LinesTest {
    private static List<String> read(String text) throws IOException {
        var lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 10);
        var read = new ArrayList<String>();
        for (var line = lines.next(); line != null; line = lines.next()) {
            var bytes = line.bytes();
            read.add(line.number() + ":" + (bytes == null ? "too long" : new String(bytes, StandardCharsets.UTF_8)));
        }
        return read;
    }

    @Test
    void endAtLineBreaks() throws IOException {
        assertThat(read("a\nb\r\nc")).containsExactly("1:a", "2:b\r", "3:c");
        assertThat(read("a\n")).containsExactly("1:a");
        assertThat(read("")).isEmpty();
    }

    @Test
    void areLeftOutWhereTheyHoldNothing() throws IOException {
        assertThat(read("\n \r\na\n\t\n\nb\n\n")).containsExactly("3:a", "6:b");
    }

    @Test
    void areSkippedWhereTheyAreTooLong() throws IOException {
        assertThat(read("a\n" + "x".repeat(200_000) + "\nb\n" + "y".repeat(11))).containsExactly("1:a", "2:too long",
                "3:b", "4:too long");
        assertThat(read("x".repeat(10))).containsExactly("1:" + "x".repeat(10));
    }
}
