package io.mlpservice.console;

import io.mlpservice.HttpTest;
import io.mlpservice.platform.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** How the page and its files are served. */
@HttpTest
class ConsoleHttpTest {
    private static final String CHROME = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
    private static final Pattern FILE = Pattern.compile("/console/[0-9a-f]{12}/");
    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>",
            Pattern.DOTALL);

    @LocalServerPort
    private int port;
    @Autowired
    private RestTestClient http;

    @Test
    void answersBrowsersWithThePage() {
        var page = page();
        assertThat(page.getStatus().value()).isEqualTo(200);
        assertThat(html(page)).startsWith("<!doctype html>").doesNotContain("{version}");
        var headers = page.getResponseHeaders();
        assertThat(headers.getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo("text/html;charset=UTF-8");
        assertThat(headers.getFirst(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-cache");
        assertThat(headers.get(HttpHeaders.VARY)).contains("Accept");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        http.head().uri("/").header(HttpHeaders.ACCEPT, CHROME).exchange().expectStatus().isOk().expectHeader()
                .exists(HttpHeaders.ETAG).expectBody().isEmpty();
    }

    @Test
    void answersProgramsWithLinks() {
        http.get().uri("/").header(HttpHeaders.ACCEPT, "*/*").exchange().expectBody().jsonPath("$.models")
                .isEqualTo("/api/v1/models");
        http.get().uri("/").header(HttpHeaders.ACCEPT, "application/json").exchange().expectBody()
                .jsonPath("$.openapi").isEqualTo("/v3/api-docs");
    }

    @Test
    void allowsNoScriptInThePageButItsImportMap() throws Exception {
        var page = page();
        var map = IMPORT_MAP.matcher(html(page));
        assertThat(map.find()).isTrue();
        var hash = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256")
                .digest(map.group(1).getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getResponseHeaders().get("Content-Security-Policy")).containsExactly(
                "default-src 'none'; script-src 'self' 'sha256-%s'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
                        .formatted(hash));
    }

    @Test
    void sendsAPageAgainOnlyToBrowsersThatHaveAnotherOne() {
        var page = page();
        var tag = String.valueOf(page.getResponseHeaders().getETag());
        var known = http.get().uri("/").header(HttpHeaders.ACCEPT, CHROME).header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchange().expectStatus().isNotModified().expectBody().isEmpty();
        assertThat(known.getResponseHeaders().get("Content-Security-Policy"))
                .isEqualTo(page.getResponseHeaders().get("Content-Security-Policy"));
        assertThat(known.getResponseHeaders().getCacheControl()).isEqualTo("no-cache");
        http.get().uri("/").header(HttpHeaders.ACCEPT, CHROME).header(HttpHeaders.IF_NONE_MATCH, "W/\"another\"")
                .exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({"app.js,text/javascript", "vendor/preact.js,text/javascript", "vendor/preact-hooks.js,text/javascript",
        "vendor/htm.js,text/javascript", "vendor/uplot.js,text/javascript", "style.css,text/css",
        "vendor/uplot.css,text/css", "vendor/preact.LICENSE.txt,text/plain", "vendor/htm.LICENSE.txt,text/plain",
        "vendor/uplot.LICENSE.txt,text/plain"})
    void letsBrowsersKeepFiles(String file, String type) {
        http.get().uri(folder() + file).exchange().expectStatus().isOk().expectHeader()
                .valueEquals("Content-Type", type)
                .expectHeader().valueEquals("Cache-Control", "max-age=31536000, public, immutable").expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing.js", "vendor/", "vendor", "", "../application.yaml", "%2e%2e/application.yaml",
        "..%2fapplication.yaml", "vendor/../../application.yaml", "vendor/%2e%2e/%2e%2e/application.yaml",
        "..%5capplication.yaml", "/application.yaml", "vendor//../../application.yaml", "app.js%00",
        "..;/application.yaml", "file:/etc/passwd"})
    void hasNothingBesidesItsFiles(String path) throws IOException {
        var answer = RawHttp.answer(port, "GET %s%s HTTP/1.1\nHost: localhost\nConnection: close\n\n"
                .formatted(folder(), path));
        assertThat(answer).containsPattern("^HTTP/1.1 (400|404)").contains("application/problem+json")
                .doesNotContain("data-directory", "immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index.html", "/console", "/console/", "/console/app.js", "/console/000000000000/app.js",
        "/vendor/preact.js"})
    void hasNoOtherAddress(String path) {
        http.get().uri(path).header(HttpHeaders.ACCEPT, CHROME).exchange().expectStatus().isNotFound().expectHeader()
                .contentType("application/problem+json");
    }

    @Test
    void isOnlyRead() {
        http.post().uri("/").header(HttpHeaders.ACCEPT, CHROME).exchange().expectStatus().isEqualTo(405);
        http.post().uri(folder() + "app.js").exchange().expectStatus().isEqualTo(405);
    }

    private EntityExchangeResult<byte[]> page() {
        return http.get().uri("/").header(HttpHeaders.ACCEPT, CHROME).exchange().expectBody().returnResult();
    }

    private static String html(EntityExchangeResult<byte[]> page) {
        return new String(page.getResponseBodyContent(), StandardCharsets.UTF_8);
    }

    private String folder() {
        var file = FILE.matcher(html(page()));
        assertThat(file.find()).isTrue();
        return file.group();
    }
}
