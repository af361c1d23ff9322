package io.mlpservice.platform;

import io.mlpservice.HttpTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** Even what is no proper HTTP is answered with a problem document. */
@HttpTest
class ProblemValveTest {
    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"GET /%% HTTP/1.1\r\nHost: localhost\r\n", "GET /a|b HTTP/1.1\r\nHost: localhost\r\n",
        "NONSENSE\r\n", "GET / HTTP/1.1\r\n"})
    void answersWithAProblem(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "\"code\":\"bad_request\"",
                            "X-Content-Type-Options: nosniff", "Content-Security-Policy: default-src 'none'",
                            "Referrer-Policy: no-referrer", "X-Request-Id: ")
                    .doesNotContain("html", "Exception");
        }
    }
}
