package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A file that is not a table is refused with the reason and the line. */
@HttpTest
class RefusedUploadHttpTest {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv");

    @Autowired
    private RestTestClient http;

    @Test
    void refusesAnUploadWithoutAFile() {
        var body = new LinkedMultiValueMap<String, Object>();
        body.add("name", "x");
        http.post().uri("/api/v1/datasets").contentType(MediaType.MULTIPART_FORM_DATA).body(body).exchange()
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].parameter").isEqualTo("file");
    }

    @Test
    void refusesOtherMediaTypes() {
        http.post().uri("/api/v1/datasets").contentType(MediaType.TEXT_PLAIN).body("a\n1\n").exchange().expectStatus()
                .isEqualTo(415).expectBody().jsonPath("$.code").isEqualTo("unsupported_media_type").jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail)
                        .contains("text/plain", "multipart/form-data", "/datasets/content", "/datasets/rows")
                        .doesNotContain("text/csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "application/octet-stream",
        "text/tab-separated-values"})
    void refusesOtherMediaTypesWhateverTheQuery(String type) {
        for (var path : List.of("/api/v1/datasets?name=flowers.csv&separator=tab", "/api/v1/datasets/preview?x=1")) {
            http.post().uri(path).header("Content-Type", type).body("a\n1\n".getBytes(StandardCharsets.UTF_8))
                    .exchange()
                    .expectStatus().isEqualTo(415).expectBody().jsonPath("$.detail")
                    .value(String.class, detail -> assertThat(detail).contains(type, "/datasets/content"));
        }
    }

    @Test
    void refusesAnImage() {
        var png = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489");
        refused(png, 400, "binary_content", 1);
    }

    @Test
    void refusesASpreadsheet() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : List.of("[Content_Types].xml", "xl/workbook.xml")) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write('x');
            }
        }
        http.post().uri("/api/v1/datasets").contentType(CSV).body(bytes.toByteArray()).exchange().expectStatus()
                .isEqualTo(400).expectBody().jsonPath("$.code").isEqualTo("not_a_table").jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("a spreadsheet", "Save it as CSV"));
    }

    @Test
    void refusesAFileOfWeka() {
        http.post().uri("/api/v1/datasets").contentType(CSV)
                .body("% 1. Title: Iris\n%\n\n@RELATION iris\n@ATTRIBUTE x REAL\n@DATA\n5.1\n".getBytes(
                        StandardCharsets.UTF_8))
                .exchange().expectStatus().isEqualTo(400).expectBody().jsonPath("$.code").isEqualTo("not_a_table")
                .jsonPath("$.detail").value(String.class, detail -> assertThat(detail).contains("an ARFF file"));
    }

    @Test
    void refusesAnotherCharset() {
        refused("name\nMuller\nM\u0081ller\n".getBytes(StandardCharsets.ISO_8859_1), 400, "wrong_charset", 3);
    }

    @Test
    void refusesAQuoteThatIsNeverClosed() {
        refused("a,b\n1,\"2\n3,4\n", 400, "malformed_csv", 2);
        refused("a,b\n1,\"" + "x\n".repeat(1000), 400, "malformed_csv", 2);
        refused("a,b\n1,\"2\"x\n", 400, "malformed_csv", 2);
    }

    @Test
    void refusesAFileWithoutRows() {
        refused("\n\n", 422, "empty_file", 1);
        refused("", 422, "empty_file", 1);
        refused("a,b\n", 422, "no_rows", 2);
        refused("a,b,c1,2,x3,4,y5,2,x3,4,y", 422, "no_rows", 2);
    }

    @Test
    void reportsAllRaggedRowsAtOnce() {
        http.post().uri("/api/v1/datasets").contentType(CSV).body("a,b\n1\n1,2\n1,2,3\n").exchange()
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].line").isEqualTo(List.of(2, 4))
                .jsonPath("$.errors[*].code").isEqualTo(List.of("ragged_row", "ragged_row"))
                .jsonPath("$.errors[1].detail")
                .value(String.class, detail -> assertThat(detail).contains("3 cells", "2 columns"));
        http.post().uri("/api/v1/datasets").contentType(CSV).body("a,b\n" + "1\n".repeat(300)).exchange()
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors.length()").isEqualTo(100);
    }

    @Test
    void countsTheColumnsOfTheHeaderWhereTheRowsDisagree() {
        http.post().uri("/api/v1/datasets").contentType(CSV).body("a;b;c\n1;2\n3;4;5;6\n").exchange()
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].line").isEqualTo(List.of(2, 3))
                .jsonPath("$.errors[0].detail")
                .value(String.class,
                        detail -> assertThat(detail).contains("2 cells", "3 columns", "separated by semicolons"));
    }

    @Test
    void reportsAllBadColumnNamesAtOnce() {
        http.post().uri("/api/v1/datasets").contentType(CSV).body("a,,a,b,\n1,2,3,4,5\n").exchange()
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].code")
                .isEqualTo(List.of("empty_column_name", "duplicate_column_name", "empty_column_name"))
                .jsonPath("$.errors[0].line").isEqualTo(1);
        stillWorks();
    }

    @Test
    void refusesMoreColumnsOrRowsThanTheLimits() {
        refused("a" + ",a".repeat(1000) + "\n", 413, "too_many_columns", 1);
        http.post().uri("/api/v1/datasets").contentType(CSV).body("a\n" + "1\n".repeat(60_001)).exchange()
                .expectStatus().isEqualTo(413).expectBody().jsonPath("$.code").isEqualTo("too_many_rows");
    }

    @Test
    void refusesRowsThatAreTooLongForTheMemory() {
        var cells = 201;
        var row = String.join(",", Collections.nCopies(cells, "x".repeat(999))) + "\n";
        var names = IntStream.range(0, cells).mapToObj(index -> "c" + index).collect(Collectors.joining(",")) + "\n";
        refused(names + "1,".repeat(cells - 1) + "1\n" + row, 413, "row_too_long", 3);
        refused(row + row, 413, "row_too_long", 1);
    }

    @Test
    void refusesJsonWhoseTreeWouldFillTheMemory() {
        http.post().uri("/api/v1/training-jobs").contentType(MediaType.APPLICATION_JSON)
                .body("[" + "{},".repeat(345_000) + "{}]").exchange().expectStatus().isEqualTo(413).expectBody()
                .jsonPath("$.code").isEqualTo("too_much_memory");
        stillWorks();
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        var large = new byte[21 << 20];
        http.post().uri("/api/v1/datasets").contentType(CSV).body(large).exchange().expectStatus().isEqualTo(413)
                .expectBody().jsonPath("$.code").isEqualTo("body_too_large").jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("20 MB", "mlp.dataset.max-upload-size"));
        var body = new LinkedMultiValueMap<String, Object>();
        body.add("file", new NamedFile("large.csv", large));
        http.post().uri("/api/v1/datasets").contentType(MediaType.MULTIPART_FORM_DATA).body(body).exchange()
                .expectStatus().isEqualTo(413).expectBody().jsonPath("$.code").isEqualTo("body_too_large");
        http.post().uri("/api/v1/training-jobs").contentType(MediaType.APPLICATION_JSON).body(large).exchange()
                .expectStatus().isEqualTo(413).expectBody().jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("1 MB", "mlp.http.max-json-size"));
        stillWorks();
    }

    private void refused(String csv, int status, String code, int line) {
        refused(csv.getBytes(StandardCharsets.UTF_8), status, code, line);
    }

    private void refused(byte[] csv, int status, String code, int line) {
        http.post().uri("/api/v1/datasets").contentType(CSV).body(csv).exchange().expectStatus().isEqualTo(status)
                .expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON).expectBody().jsonPath("$.status")
                .isEqualTo(status).jsonPath("$.errors[0].code").isEqualTo(code).jsonPath("$.errors[0].line")
                .isEqualTo(line);
        stillWorks();
    }

    /** Checks that the service still accepts a table. */
    private void stillWorks() {
        new Trainer(http).dataset("a,b\n1,x\n");
    }
}
