package io.mlpservice.platform;

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

/** Even what is no proper HTTP is answered with a problem document. */
@HttpTest
class ProblemValveTest {
    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"GET /%% HTTP/1.1\r\nHost: localhost\r\n", "GET /a|b HTTP/1.1\r\nHost: localhost\r\n",
        "NONSENSE\r\n", "GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n"})
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST /api/v1/predict HTTP/1.1 | Transfer-Encoding: gzip, chunked | 501 | body plain or chunked
            POST /api/v1/predict HTTP/1.1 | Expect: more                     | 417 | 100-continue
            GET /api/v1/models HTTP/9.9   | A: b                             | 505 | HTTP/1.1; send that
            POST /api/v1/predict HTTP/1.1 | Content-Length: 0                | 415 | The request has no Content-Type
            """)
    void saysWhatToSendInstead(String line, String header, int status, String words) throws IOException {
        assertThat(RawHttp.answer(port, "%s\nHost: localhost\nConnection: close\n%s\n\n".formatted(line, header)))
                .startsWith("HTTP/1.1 " + status).contains(words);
    }

    @Test
    void saysThatAChunkedBodyIsBroken() throws IOException {
        assertThat(RawHttp.answer(port,
                "POST /api/v1/predict HTTP/1.1\nHost: localhost\nContent-Type: application/json\nTransfer-Encoding: chunked\n\nzz\n"))
                .startsWith("HTTP/1.1 400").contains("how its body is sent");
    }
}
