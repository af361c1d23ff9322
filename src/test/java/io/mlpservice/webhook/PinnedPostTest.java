package io.mlpservice.webhook;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PinnedPostTest {
    private final PinnedPost post = new PinnedPost(settings(true));
    private ServerSocket server;

    private static WebhookSettings settings(boolean privateAddresses) {
        return new WebhookSettings(List.of("http://localhost"), AllowedTargetsTest.SECRET, privateAddresses, List.of());
    }

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** Answers one request and returns its head. */
    private CompletableFuture<String> answer(String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (var connection = server.accept()) {
                var request = new StringBuilder();
                while (!request.toString().endsWith("{}")) {
                    request.append((char) connection.getInputStream().read());
                }
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                return request.toString();
            } catch (IOException e) {
                return e.toString();
            }
        });
    }

    private int send(String path) throws IOException {
        return post.send(URI.create("http://localhost:%d%s".formatted(server.getLocalPort(), path)),
                Map.of("webhook-id", "7"), "{}");
    }

    @Test
    void sendsAPostToTheAddressAlone() throws Exception {
        var received = answer("HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(send("/a%20b?c=d")).isEqualTo(204);
        assertThat(received.join()).isEqualTo("""
                POST /a%%20b?c=d HTTP/1.1\r
                Host: localhost:%d\r
                webhook-id: 7\r
                Content-Type: application/json\r
                Content-Length: 2\r
                Connection: close\r
                \r
                {}""".formatted(server.getLocalPort()));
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 302 Found|Location: http://localhost/x||, 302", "HTTP/1.0 500|, 500",
        "HTTP/1.1 100 Continue||HTTP/1.1 200 OK|Content-Length: 99999999||x, 200"})
    void takesTheFirstStatusThatCountsAndReadsNoFurther(String answer, int status) throws Exception {
        var received = answer(answer.replace("|", "\r\n"));
        assertThat(send("")).isEqualTo(status);
        assertThat(received.join()).startsWith("POST / HTTP/1.1");
    }

    @Test
    void readsNoEndlessHead() {
        var _ = answer("HTTP/1.1 100 Continue\r\n" + "a: b\r\n".repeat(3_000));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> send("/")).withMessageContaining("8192 bytes");
    }

    @Test
    void saysWhatIsNoAnswer() {
        var _ = answer("SSH-2.0\r\n");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> send("/")).withMessageContaining("not HTTP");
    }

    /** Each byte comes in time, so that no time limit of a single read would end this. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void endsInTimeHoweverSlowlyTheBytesCome(String scheme) {
        var _ = CompletableFuture.runAsync(() -> drip(scheme.equals("http") ? "HTTP/1.1 200 OK " : "\u0016\3\3\100\0"));
        var hasty = new PinnedPost(settings(true), Duration.ofSeconds(1));
        assertThatExceptionOfType(DeliveryException.class)
                .isThrownBy(() -> hasty.send(URI.create("%s://localhost:%d/".formatted(scheme, server.getLocalPort())),
                        Map.of(), "{}"))
                .withMessage("there was no answer within 1 seconds");
    }

    private void drip(String start) {
        try (var connection = server.accept()) {
            connection.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
            for (var i = 0; i < 1_000; i++) {
                connection.getOutputStream().write('a');
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        } catch (IOException e) {
            // The sender has had enough.
        }
    }

    @Test
    void connectsToNoPrivateAddressUnlessAllowed() {
        var guarded = new PinnedPost(settings(false));
        for (var host : List.of("localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0.0.0.0")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> guarded.send(
                            URI.create("http://%s:%d/".formatted(host, server.getLocalPort())), Map.of(), "{}"))
                    .withMessageContaining("private");
        }
    }
}
