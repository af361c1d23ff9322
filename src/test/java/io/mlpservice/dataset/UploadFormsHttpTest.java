package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Each form of a table has a path of its own, and the path that they shared at first still takes them all. */
@HttpTest
class UploadFormsHttpTest {
    private static final String CSV = "petal_length,species\n1.4,setosa\n4.7,versicolor\n";
    private static final String ROWS = """
            {"name": "flowers", "rows": [{"petal_length": 1.4, "species": "setosa"}, {"petal_length": 4.7, "species": "versicolor"}]}""";

    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "text/csv", "text/plain;charset=UTF-8", "application/whatever"})
    void takesATableAsThePlainBodyOfAnyType(String type) {
        http.post().uri("/api/v1/datasets/content?name=flowers.csv").header("Content-Type", type)
                .body(CSV.getBytes(StandardCharsets.UTF_8)).exchange().expectStatus().isCreated().expectHeader()
                .exists("Location").expectBody().jsonPath("$.name").isEqualTo("flowers.csv").jsonPath("$.row_count")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/datasets", "/datasets/rows", "/datasets/preview", "/datasets/preview/rows"})
    void saysThatATableIsNotSentAsJson(String path) {
        http.post().uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).body(CSV).exchange().expectStatus()
                .isBadRequest().expectBody().jsonPath("$.detail").isEqualTo(
                        "The body is not JSON in line 1, column 1: it begins neither with { nor with [. Send a JSON object. Where a table is meant, send it as what it is: CSV needs Content-Type: text/csv.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flowers.csv", "/home/me/my data.tar.gz", "C:\\data\\flowers.XLSX\n"})
    void saysThatAFormHoldsTheNameOfAFileOnly(String name) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", name);
        for (var path : List.of("/datasets", "/datasets/preview")) {
            http.post().uri("/api/v1" + path).contentType(MediaType.MULTIPART_FORM_DATA).body(form).exchange()
                    .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].parameter").isEqualTo("file")
                    .jsonPath("$.detail").isEqualTo(
                            "'file' holds '%1$s', which seems to be the name of a file and not its content. With curl, send the file by -F 'file=@%1$s'."
                                    .formatted(name.strip()));
        }
    }

    @Test
    void takesAFieldOfAFormThatHoldsATable() {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", "x\n1.5\n");
        http.post().uri("/api/v1/datasets/preview").contentType(MediaType.MULTIPART_FORM_DATA).body(form).exchange()
                .expectStatus().isOk();
    }

    @Test
    void takesJsonLinesAsThePlainBody() {
        http.post().uri("/api/v1/datasets/content").contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body("{\"a\": 1, \"b\": \"x\"}\n{\"a\": 2, \"b\": \"y\"}\n".getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus().isCreated().expectBody().jsonPath("$.dialect.format").isEqualTo("ndjson");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/datasets", "/datasets/content", "/datasets/preview", "/datasets/preview/content"})
    void tellsOnceThatNoLinesCanBeSkipped(String path) {
        http.post().uri("/api/v1" + path + "?skip_lines=-1").contentType(MediaType.parseMediaType("text/csv"))
                .body("a,b\n1,2\n").exchange().expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors.length()").isEqualTo(1)
                .jsonPath("$.errors[0].detail").isEqualTo(
                        "'-1' is not a valid skip_lines; send a whole number from 0 to 10000.");
    }

    @Test
    void takesEmptyFieldsOfAFormAsAbsent() {
        http.post().uri("/api/v1/datasets").contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form("a,b\nNA,x\n1.4,y\n", "format", "separator", "decimal", "quote", "header", "skip_lines",
                        "encoding",
                        "labels", "note",
                        "missing_values", "types", "roles", "date_order"))
                .exchange().expectStatus().isCreated().expectBody().jsonPath("$.columns[0].type").isEqualTo("numeric")
                .jsonPath("$.columns[0].missing").isEqualTo(1);
    }

    @Test
    void takesAnEmptyListOfWordsForMissingValuesAsNone() {
        http.post().uri("/api/v1/datasets").contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form("a,b\nNA,x\n1.4,y\n", "missing_values")).exchange().expectStatus().isCreated().expectBody()
                .jsonPath("$.columns[0].missing").isEqualTo(0).jsonPath("$.dialect.missing_values.length()")
                .isEqualTo(0);
    }

    @Test
    void readsTheFileOfAFormInTheCharsetOfItsType() {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", file("text/csv;charset=windows-1252"));
        upload(form).expectStatus().isCreated().expectBody().jsonPath("$.dialect.encoding").isEqualTo("windows-1252")
                .jsonPath("$.columns[0].categories[0].value").isEqualTo("Ã¤");
        form.add("encoding", "UTF-8");
        upload(form).expectStatus().isCreated().expectBody().jsonPath("$.columns[0].categories[0].value")
                .isEqualTo("ä");
        form.clear();
        form.add("file", file("text/csv;charset=us-ascii"));
        upload(form).expectStatus().isCreated().expectBody().jsonPath("$.dialect.encoding").isEqualTo("UTF-8");
        form.clear();
        form.add("file", file("text/csv;charset=IBM437"));
        upload(form).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].parameter").isEqualTo("encoding");
    }

    private static HttpEntity<ByteArrayResource> file(String type) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, type);
        return new HttpEntity<>(new ByteArrayResource("a,b\nä,1\nä,2\n".getBytes(StandardCharsets.UTF_8)), headers);
    }

    private RestTestClient.ResponseSpec upload(MultiValueMap<String, Object> form) {
        return http.post().uri("/api/v1/datasets").contentType(MediaType.MULTIPART_FORM_DATA).body(form).exchange();
    }

    /** A form with a file and empty fields. */
    private static MultiValueMap<String, Object> form(String csv, String... empty) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource(csv.getBytes(StandardCharsets.UTF_8)));
        for (var field : empty) {
            form.add(field, "");
        }
        return form;
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data;boundary=x"})
    void doesNotTakeAFormForATable(String type) {
        http.post().uri("/api/v1/datasets/content").header("Content-Type", type)
                .body(CSV.getBytes(StandardCharsets.UTF_8)).exchange().expectStatus().isEqualTo(415).expectBody()
                .jsonPath("$.detail").value(String.class, detail -> assertThat(detail).contains("octet-stream"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/datasets/rows", "/datasets"})
    void takesJsonRows(String path) {
        http.post().uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).body(ROWS).exchange().expectStatus()
                .isCreated().expectBody().jsonPath("$.row_count").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/datasets/preview/rows", "/datasets/preview"})
    void previewsJsonRows(String path) {
        http.post().uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).body(ROWS).exchange().expectStatus()
                .isOk().expectBody().jsonPath("$.rows.length()").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/datasets/preview/content", "/datasets/preview"})
    void previewsAPlainBody(String path) {
        http.post().uri("/api/v1" + path).header("Content-Type", "text/csv").body(CSV.getBytes(StandardCharsets.UTF_8))
                .exchange().expectStatus().isOk().expectBody().jsonPath("$.columns.length()").isEqualTo(2);
    }

    @Test
    void isDocumentedWithOneMediaTypeForEachOperation() {
        var document = JsonMapper.shared().readTree(
                http.get().uri("/v3/api-docs").exchange().expectBody().returnResult().getResponseBodyContent());
        assertThat(document.findValues("requestBody")).hasSizeGreaterThan(10)
                .allMatch(body -> body.get("content").size() == 1);
        assertThat(document.findValues("responses").stream().flatMap(JsonNode::valueStream)
                .filter(response -> response.has("content"))).isNotEmpty()
                .allMatch(response -> response.get("content").size() == 1);
    }
}
