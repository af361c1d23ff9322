package io.mlpservice.platform.memory;

import io.mlpservice.GenerousWaits;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LastingEndpointTest {
    private static final int FAILURES = 2;
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger taken = new AtomicInteger();

    /** Tomcat, with a heap that is full when the first requests arrive. */
    private TomcatServletWebServerFactory tomcat() {
        return tomcat(new OutOfMemoryError("as if the heap were full"));
    }

    private TomcatServletWebServerFactory tomcat(Error failure) {
        var factory = new TomcatServletWebServerFactory(0);
        new LastingProtocol.Choice().customize(factory);
        factory.addProtocolHandlerCustomizers(handler -> ((AbstractProtocol<?>) handler).setExecutor(task -> {
            if (taken.getAndIncrement() < FAILURES) {
                throw failure;
            }
            Thread.startVirtualThread(task);
        }));
        return factory;
    }

    @Test
    void answersRequestsAfterItRanOutOfMemory() throws Exception {
        var server = tomcat().getWebServer();
        server.start();
        try {
            for (var failure = 1; failure <= FAILURES; failure++) {
                send(server.getPort());
                var failures = failure;
                await().until(() -> taken.get() >= failures);
            }
            try (var client = HttpClient.newHttpClient()) {
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:%d/".formatted(server.getPort()))).build(),
                        BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(404);
            }
        } finally {
            server.stop();
        }
    }

    @Test
    void watchesOverBothThreadsOfTomcat() {
        var server = tomcat().getWebServer();
        server.start();
        try {
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().matches("http-nio-auto-\\d+-(Poller|Acceptor)"))
                    .isNotEmpty()
                    .allSatisfy(thread -> assertThat(thread.getUncaughtExceptionHandler().getClass().getName())
                            .startsWith(LastingEndpoint.class.getName()));
        } finally {
            server.stop();
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsWhyAThreadOfTomcatEnds(CapturedOutput output) throws Exception {
        var server = tomcat(new InternalError("as if the virtual machine were broken")).getWebServer();
        server.start();
        try {
            send(server.getPort());
            await().until(() -> output.getAll().contains("InternalError: as if the virtual machine were broken"));
        } finally {
            server.stop();
        }
    }

    @Test
    void cutsTheConnectionOfAClientThatReadsNothing() throws Exception {
        taken.set(FAILURES);
        var end = new CompletableFuture<IOException>();
        var factory = tomcat();
        factory.addProtocolHandlerCustomizers(
                (LastingProtocol http) -> http.setWriteTimeout(Duration.ofMillis(200)));
        factory.addEngineValves(new ValveBase() {
            @Override
            public void invoke(Request request, Response response) {
                try {
                    while (true) {
                        response.getOutputStream().write(new byte[1 << 20]);
                    }
                } catch (IOException e) {
                    end.complete(e);
                }
            }
        });
        var server = factory.getWebServer();
        server.start();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.getOutputStream().write(REQUEST);
            assertThat(end.get(GenerousWaits.SECONDS, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
        } finally {
            server.stop();
        }
    }

    private static void send(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(REQUEST);
            socket.getOutputStream().flush();
        }
    }
}
