package io.mlpservice.platform;

import io.mlpservice.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies with a {@code Content-Encoding}, in every form in which a table is sent. */
@HttpTest
class CompressedBodyHttpTest {
    private static final String CSV = "text/csv";
    private static final String FORM = "multipart/form-data; boundary=XX";
    private static final String TABLE = "a,y\n1,x\n2,z\n";
    private static final String RAW_DEFLATE = "raw deflate";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "deflate", RAW_DEFLATE, "identity", ""})
    void areRead(String coding) throws IOException {
        assertThat(post(CSV, coding, compressed(coding, TABLE))).startsWith("HTTP/1.1 201").contains("\"row_count\":2");
        assertThat(post("application/json", coding, compressed(coding, "{\"rows\":[{\"a\":1},{\"a\":2}]}")))
                .startsWith("HTTP/1.1 201").contains("\"row_count\":2");
        assertThat(post(FORM, coding, compressed(coding, form(TABLE)))).startsWith("HTTP/1.1 201")
                .contains("\"row_count\":2", "\"name\":\"p\"");
    }

    /** Such as gzip writes when it appends to a file. */
    @Test
    void mayConsistOfSeveralMembers() throws IOException {
        var members = new ByteArrayOutputStream();
        members.writeBytes(compressed("gzip", "a,y\n1,x\n"));
        members.writeBytes(compressed("gzip", "2,z\n"));
        assertThat(post(CSV, "gzip", members.toByteArray())).startsWith("HTTP/1.1 201").contains("\"row_count\":2");
    }

    @ParameterizedTest
    @CsvSource({"gzip,text/csv", "deflate,text/csv", "gzip,multipart/form-data; boundary=XX",
        "deflate,multipart/form-data; boundary=XX"})
    void countAfterDecompression(String coding, String type) throws IOException {
        var table = "a\n" + "1\n".repeat(11_000_000);
        assertThat(post(type, coding, compressed(coding, type.equals(CSV) ? table : form(table))))
                .startsWith("HTTP/1.1 413").contains("mlp.dataset.max-upload-size");
    }

    @ParameterizedTest
    @CsvSource({"text/csv,gzip", "text/csv,deflate", "application/json,gzip", "application/json,deflate",
        "multipart/form-data; boundary=XX,gzip", "multipart/form-data; boundary=XX,deflate"})
    void areRefusedWhereTheyAreNotWhatTheyClaim(String type, String coding) throws IOException {
        var text = switch (type) {
            case CSV -> TABLE;
            case FORM -> form(TABLE);
            default -> "{\"rows\":[{\"a\":1},{\"a\":2}]}";
        };
        var whole = compressed(coding, text);
        for (var body : new byte[][]{text.getBytes(StandardCharsets.UTF_8), Arrays.copyOf(whole, whole.length / 2)}) {
            assertThat(post(type, coding, body)).startsWith("HTTP/1.1 400").contains("malformed_content_encoding");
        }
    }

    @ParameterizedTest
    @CsvSource({"br,text/csv", "zstd,application/json", "'gzip, gzip',text/csv",
        "br,multipart/form-data; boundary=XX"})
    void areRefusedInOtherCodingsWithThoseThatAreRead(String coding, String type) throws IOException {
        assertThat(post(type, coding, TABLE.getBytes(StandardCharsets.UTF_8))).startsWith("HTTP/1.1 415")
                .containsIgnoringCase("Accept-Encoding: gzip, deflate")
                .contains("unsupported_content_encoding", coding);
    }

    @Test
    void areRefusedWhereTheCodingIsGivenTwice() throws IOException {
        assertThat(post("text/csv", "gzip\nContent-Encoding: gzip", TABLE.getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 415").contains("unsupported_content_encoding");
    }

    private String post(String type, String coding, byte[] body) throws IOException {
        return RawHttp.answer(port, """
                POST /api/v1/datasets HTTP/1.1
                Host: localhost
                Connection: close
                Content-Type: %s
                Content-Encoding: %s
                Content-Length: %d

                """.formatted(type, coding.equals(RAW_DEFLATE) ? "deflate" : coding, body.length), body);
    }

    private static String form(String table) {
        var part = "--XX\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        return part.formatted("name", "p") + part.formatted("file\"; filename=\"t.csv", table) + "--XX--\r\n";
    }

    private static byte[] compressed(String coding, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = compressor(coding, bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static OutputStream compressor(String coding, OutputStream out) throws IOException {
        return switch (coding) {
            case "identity", "" -> out;
            case "deflate" -> new DeflaterOutputStream(out);
            case RAW_DEFLATE -> new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
            default -> new GZIPOutputStream(out);
        };
    }
}
