package io.mlpservice.security;

import io.mlpservice.HttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** Speaks HTTP by hand, since no client lets a request lie about its host. */
@HttpTest
class ForeignRequestFilterTest {
    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.3.2.1:1234", "[::1]:8080"})
    void answersToTheNamesOfThisMachine(String host) throws IOException {
        assertThat(get("/actuator/health", "Host: " + host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/prometheus", "/swagger-ui/index.html", "/v3/api-docs",
        "/api/v1/datasets", "/",
        "/nowhere"})
    void refusesAForeignHostEverywhere(String path) throws IOException {
        assertThat(get(path, "Host: localhost.evil.com")).startsWith("HTTP/1.1 403 ")
                .containsIgnoringCase("Content-Type: application/problem+json").contains("\"code\":\"foreign_host\"");
    }

    @Test
    void refusesAForeignHostAfterAnOwnOne() throws IOException {
        assertThat(get("/actuator/health", "Host: localhost")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/actuator/health", "Host: evil.com")).startsWith("HTTP/1.1 403 ");
        assertThat(get("/actuator/health", "Host: evil.com")).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void refusesARequestWithoutAHost() throws IOException {
        assertThat(get("/actuator/health", "Host:")).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "https://127.0.0.1", "http://[::1]:8080"})
    void answersToPagesOfThisMachine(String origin) throws IOException {
        assertThat(get("/actuator/health", "Host: localhost\r\nOrigin: " + origin)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({"/actuator/health,http://evil.com", "/api/v1/datasets,null",
        "/swagger-ui.html,https://localhost.evil.com"})
    void refusesPagesOfOtherSites(String path, String origin) throws IOException {
        assertThat(get(path, "Host: localhost\r\nOrigin: " + origin)).startsWith("HTTP/1.1 403 ")
                .containsIgnoringCase("Content-Type: application/problem+json").contains("\"code\":\"foreign_origin\"");
    }

    private String get(String path, String headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = "GET %s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n".formatted(path, headers);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
