package io.mlpservice.dataset;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.DialectDetector;
import io.mlpservice.dataset.reading.JsonRows;
import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.dataset.reading.TableFormat;
import io.mlpservice.dataset.reading.Upload;
import io.mlpservice.dataset.storage.StagedBlocks;
import io.mlpservice.engine.data.Column;
import io.mlpservice.platform.BodyLimit;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.ProblemException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.springframework.util.unit.DataSize;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever bytes are uploaded, they are a table or are refused, and what was written is read again. */
class ReadingPropertiesTest {
    private static final DatasetLimits LIMITS = new DatasetLimits(1_000, 100, 1_000, 100_000);
    private static final DataSize MOST = DataSize.ofMegabytes(1);
    private static final int TRIES = 300;

    @Property(tries = TRIES)
    void refusesAnyBytesWithAProblemOrReadsThem(@ForAll @Size(max = 300) byte[] bytes) {
        read(bytes, ReadingOptions.NONE);
    }

    @Property(tries = TRIES)
    void refusesAnyTextWithAProblemOrReadsIt(@ForAll("tableLike") String text) {
        read(text.getBytes(StandardCharsets.UTF_8), ReadingOptions.NONE);
        read(text.getBytes(StandardCharsets.UTF_16), ReadingOptions.NONE);
        read(text.getBytes(StandardCharsets.ISO_8859_1), ReadingOptions.NONE);
    }

    @Example
    void keepsTheOnlyColumnIfItsFirstCellIsEmptyAndRowsEndInASeparator() {
        var noHeader = new ReadingOptions(null, null, null, null, "false", null, null, null, null, null);
        assertThat(read("\"\"\n1,\n2,\n".getBytes(StandardCharsets.UTF_8), noHeader))
                .isEqualTo(List.of(List.of(""), List.of("1"), List.of("2")));
    }

    @Property(tries = TRIES)
    void refusesDamagedArchivesWithAProblemOrReadsThem(@ForAll("tableLike") String text,
            @ForAll boolean asGzip, @ForAll byte change, @ForAll("places") double place) throws IOException {
        var packed = packed(text, asGzip);
        packed[(int) (place * (packed.length - 1))] ^= change;
        read(packed, ReadingOptions.NONE);
    }

    @Property(tries = TRIES)
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
        var options = new ReadingOptions("csv", String.valueOf(separator), ".", "\"", "true", "UTF-8", "", null, null,
                null);
        assertThat(read(bytes, options)).isEqualTo(rows);
    }

    @Property(tries = TRIES)
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

    /** The cells as text; empty if the upload is refused. */
    private static List<List<String>> read(byte[] bytes, ReadingOptions options) {
        try (var upload = Upload.of(new ByteArrayInputStream(bytes),
                new BodyLimit("mlp.dataset.max-upload-size", MOST)); var staged = new StagedBlocks()) {
            var dialect = DialectDetector.detect(upload, upload.compression(), options).dialect();
            if (dialect.format() == TableFormat.CSV) {
                new CsvAnalysis(upload, dialect, ColumnOptions.NONE, LIMITS).read(staged);
                return rows(staged.beginning(LIMITS.maxRows()));
            }
            var table = RowsTable.of(() -> JsonRows.read(upload, dialect, LIMITS), ColumnOptions.NONE, LIMITS, MOST,
                    new FieldErrors());
            try (var csv = Upload.written(table::write, new BodyLimit("mlp.dataset.max-upload-size", MOST))) {
                new CsvAnalysis(csv, Dialect.RFC_4180, ColumnOptions.NONE, LIMITS)
                        .read(table.shape(), staged);
                return rows(staged.beginning(LIMITS.maxRows()));
            }
        } catch (ProblemException e) {
            assertThat(e.problem().detail()).isNotBlank();
            return List.of();
        }
    }

    private static List<List<String>> rows(List<Column> columns) {
        var rows = new ArrayList<List<String>>();
        for (var row = 0; row < columns.getFirst().size(); row++) {
            var at = row;
            rows.add(columns.stream().map(column -> column.isMissing(at) ? "" : column.text(at)).toList());
        }
        return rows;
    }
}
