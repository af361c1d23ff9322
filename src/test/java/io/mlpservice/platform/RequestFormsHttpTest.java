package io.mlpservice.platform;

import io.mlpservice.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests in forms that browsers, proxies and tired clients send. */
@HttpTest
class RequestFormsHttpTest {
    private static final String TABLE = "a,y\n1,x\n2,z\n";
    private static final String FILE = "--XX\r\nContent-Disposition: form-data; name=\"file\"%s\r\n\r\n" + TABLE
            + "\r\n";
    private static final String NAME = "--XX\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\np\r\n";

    @LocalServerPort
    private int port;
    @Autowired
    private RestTestClient http;

    @Test
    void saysThatHeadersAreTooLarge() throws IOException {
        assertThat(RawHttp.answer(port, head("GET", "/models") + "Cookie: " + "c".repeat(9000) + "\n\n"))
                .startsWith("HTTP/1.1 431").contains("8192 bytes", "server.max-http-request-header-size");
    }

    @Test
    void saysThatAnAddressIsTooLong() throws IOException {
        assertThat(RawHttp.answer(port, head("GET", "/models?cursor=" + "c".repeat(9000)) + "\n"))
                .startsWith("HTTP/1.1 414").contains("8192 bytes", "server.max-http-request-header-size");
    }

    @Test
    void takesAFileWithoutAFileName() throws IOException {
        assertThat(form("", FILE.formatted(""))).startsWith("HTTP/1.1 201").contains("\"name\":\"dataset.csv\"");
        assertThat(form("", FILE.formatted("") + NAME)).startsWith("HTTP/1.1 201").contains("\"name\":\"p\"");
    }

    @Test
    void refusesANameThatIsGivenTwice() throws IOException {
        var file = FILE.formatted("; filename=\"a.csv\"");
        assertThat(form("?name=q", file + NAME)).startsWith("HTTP/1.1 422").contains("\"parameter\":\"name\"");
        assertThat(form("", file + NAME + NAME)).startsWith("HTTP/1.1 422").contains("\"parameter\":\"name\"");
        assertThat(form("", file + file)).startsWith("HTTP/1.1 422").contains("\"parameter\":\"file\"");
        assertThat(form("", file + NAME.replace("name=\"name\"", "name=\"nmae\""))).startsWith("HTTP/1.1 422")
                .contains("\"parameter\":\"nmae\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/training-jobs?state=queued&state=running", "/training-jobs?dataset_id=a&dataset_id=b",
        "/datasets?limit=1&limit=2", "/models/nope?a=1&a=1"})
    void refusesARepeatedParameter(String path) throws IOException {
        assertThat(RawHttp.answer(port, head("GET", path) + "\n")).startsWith("HTTP/1.1 422").contains("\"repeated\"")
                .doesNotContain("java", "String;");
    }

    @Test
    void refusesARepeatedParameterOfAPrediction() throws IOException {
        assertThat(json("/predict?a=1&a=2", "{}")).startsWith("HTTP/1.1 422").contains("\"repeated\"");
    }

    @Test
    void answersHealthChecksWithoutAHost() throws IOException {
        assertThat(RawHttp.answer(port, "GET /actuator/health HTTP/1.0\n\n")).contains(" 200").contains("UP");
    }

    @Test
    void saysThatANumberIsTooLong() throws IOException {
        assertThat(json("/datasets", "{\"rows\":[{\"a\":" + "1".repeat(1200) + "}]}")).startsWith("HTTP/1.1 400")
                .contains("number_too_long");
        assertThat(json("/predict", "{\"model\":\"m\",\"rows\":[[" + "1".repeat(1200) + "]]}"))
                .startsWith("HTTP/1.1 400").contains("number_too_long");
    }

    @Test
    void saysThatArraysAreNestedTooDeeply() throws IOException {
        assertThat(json("/predict", "{\"rows\":" + "[".repeat(2000) + "]".repeat(2000) + "}"))
                .startsWith("HTTP/1.1 400").contains("nested_too_deeply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PATCH"})
    void offersOnlyMethodsThatOperationsHave(String method) throws IOException {
        assertThat(RawHttp.answer(port, head(method, "/capabilities") + "\n")).startsWith("HTTP/1.1 405")
                .containsIgnoringCase("Allow: GET").doesNotContain("Allow: GET, HEAD, POST").doesNotContain("TRACE,");
        assertThat(RawHttp.answer(port, head(method, "/capabilities") + "Cookie: secret=1\n\n"))
                .startsWith("HTTP/1.1 405")
                .doesNotContain("secret");
        assertThat(RawHttp.answer(port, head("OPTIONS", "/models/iris/predict") + "\n")).startsWith("HTTP/1.1 200")
                .doesNotContain("TRACE", "PATCH");
    }

    @Test
    void leadsBrowsersFromTheApiToItsDocumentation() {
        http.get().uri("/api/v1").header("Accept", "text/html").exchange().expectStatus().is3xxRedirection()
                .expectHeader().valueEquals("Location", "/swagger-ui.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1"})
    void leadsFromTheStartToTheOperations(String path) {
        http.get().uri(path).exchange().expectStatus().isOk().expectBody().jsonPath("$.datasets")
                .isEqualTo("/api/v1/datasets");
        http.get().uri(path).header("Accept", "unreadable").exchange().expectStatus().isOk();
        http.head().uri(path).exchange().expectStatus().isOk();
        http.delete().uri(path).exchange().expectStatus().isEqualTo(405);
    }

    @Test
    void takesAMediaTypeWithAWildcardForNone() throws IOException {
        var type = "Content-Type: */*\nOrigin: http://localhost:3000\nContent-Length: 2\n\n{}";
        assertThat(RawHttp.answer(port, head("GET", "/capabilities") + type)).startsWith("HTTP/1.1 200");
        assertThat(RawHttp.answer(port, head("POST", "/training-jobs") + type)).startsWith("HTTP/1.1 415")
                .contains("application/json");
    }

    private String json(String path, String body) throws IOException {
        return RawHttp.answer(port, head("POST", path) + "Content-Type: application/json\nContent-Length: %s\n\n"
                .formatted(body.length()) + body);
    }

    private String form(String query, String parts) throws IOException {
        var body = (parts + "--XX--\r\n").getBytes(StandardCharsets.UTF_8);
        return RawHttp.answer(port, head("POST", "/datasets" + query)
                + "Content-Type: multipart/form-data; boundary=XX\nContent-Length: %s\n\n".formatted(body.length),
                body);
    }

    private static String head(String method, String path) {
        return "%s /api/v1%s HTTP/1.1\nHost: localhost\nConnection: close\n".formatted(method, path);
    }
}
