package io.mlpservice.dataset;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.mlpservice.dataset.reading.ReadingOptions;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever bytes are uploaded, they are a table or are refused, and what was written is read again. */
class ReadingPropertiesTest {
    /** The same tries in each build; the fuzzer looks for others. */
    private static final String SEED = "1";
    private static final int TRIES = 300;

    @Property(tries = TRIES, seed = SEED)
    void refusesAnyBytesWithAProblemOrReadsThem(@ForAll @Size(max = 300) byte[] bytes) {
        read(bytes, ReadingOptions.NONE);
    }

    @Property(tries = TRIES, seed = SEED)
    void refusesAnyTextWithAProblemOrReadsIt(@ForAll("tableLike") String text) {
        read(text.getBytes(StandardCharsets.UTF_8), ReadingOptions.NONE);
        read(text.getBytes(StandardCharsets.UTF_16), ReadingOptions.NONE);
        read(text.getBytes(StandardCharsets.ISO_8859_1), ReadingOptions.NONE);
    }

    @Example
    void keepsTheOnlyColumnIfItsFirstCellIsEmptyAndRowsEndInASeparator() {
        var noHeader = ReadingOptions.of(Map.of("header", "false")::get);
        assertThat(read("\"\"\n1,\n2,\n".getBytes(StandardCharsets.UTF_8), noHeader))
                .isEqualTo(List.of(List.of(""), List.of("1"), List.of("2")));
    }

    @Property(tries = TRIES, seed = SEED)
    void refusesDamagedArchivesWithAProblemOrReadsThem(@ForAll("tableLike") String text,
            @ForAll boolean asGzip, @ForAll byte change, @ForAll("places") double place) throws IOException {
        var packed = packed(text, asGzip);
        packed[(int) (place * (packed.length - 1))] ^= change;
        read(packed, ReadingOptions.NONE);
    }

    @Property(tries = TRIES, seed = SEED)
    void readsTheCellsThatWereWrittenInAnyDialect(@ForAll("tables") List<List<String>> rows,
            @ForAll("separators") char separator, @ForAll("ends") String end, @ForAll boolean isCompressed)
            throws IOException {
        var csv = new StringWriter();
        try (var writer = CsvWriter.builder().fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.of(end)).build(csv)) {
            writer.writeRecord(IntStream.range(0, rows.getFirst().size()).mapToObj("c %d"::formatted).toList());
            rows.forEach(writer::writeRecord);
        }
        var bytes = isCompressed ? packed(csv.toString(), true) : csv.toString().getBytes(StandardCharsets.UTF_8);
        var options = ReadingOptions.of(Map.of("format", "csv", "separator", String.valueOf(separator), "decimal", ".",
                "quote", "\"", "header", "true", "encoding", "UTF-8", "missing_values", "")::get);
        assertThat(read(bytes, options)).isEqualTo(rows);
    }

    @Property(tries = TRIES, seed = SEED)
    void readsTheCellsThatWereWrittenAsJsonLines(@ForAll("tables") List<List<String>> rows) {
        var lines = new StringBuilder();
        rows.forEach(row -> lines.append(IntStream.range(0, row.size())
                .mapToObj(index -> "\"c%d\": %s".formatted(index, json(row.get(index))))
                .collect(Collectors.joining(", ", "{", "}\n"))));
        assertThat(read(lines.toString().getBytes(StandardCharsets.UTF_8), ReadingOptions.NONE)).isEqualTo(rows);
    }

    @Provide
    Arbitrary<String> tableLike() {
        return Arbitraries
                .of("a", "1", "07", "2.5", "1,5", ",", ";", "\t", "|", " ", "\n", "\r\n", "\r", "\"", "'", "#",
                        "sep=;", "NA", "-", "31.02.2024", "1e999", "{", "}", "[", "]", ":", "\"x\":", "{\"x\": 1}",
                        "true", "é",
                        "\ud83d\ude00", "\ufeff", "\u0000", "__proto__", "=1+1")
                .list().ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Double> places() {
        return Arbitraries.doubles().between(0, 1);
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of(',', ';', '\t', '|');
    }

    @Provide
    Arbitrary<String> ends() {
        return Arbitraries.of("\n", "\r\n", "\r");
    }

    /** Cells of text with all that must be quoted, none of them empty, blank at an end or a number. */
    @Provide
    Arbitrary<List<List<String>>> tables() {
        var cells = Arbitraries.strings().withChars("ab,;|\t\n\"'#é=@ {}[]").ofMaxLength(12)
                .map(cell -> "x" + cell + "x");
        return Arbitraries.integers().between(1, 5)
                .flatMap(width -> cells.list().ofSize(width).list().ofMinSize(1).ofMaxSize(20));
    }

    private static String json(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + "\"";
    }

    private static byte[] packed(String text, boolean asGzip) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = asGzip ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static List<List<String>> read(byte[] bytes, ReadingOptions options) {
        return ReadTable.of(bytes, options).map(ReadTable::rows).orElse(List.of());
    }
}
