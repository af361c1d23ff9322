package io.mlpservice.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mlpservice.GenerousWaits;
import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.platform.problem.Disconnection;
import org.apache.coyote.AbstractProtocol;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that go away or stall leave one line at debug in the log, and others are served meanwhile. */
@HttpTest
class BrokenRequestHttpTest {
    private static final int STALLED_AFTER = 500;
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final Logger OF_DISCONNECTIONS = (Logger) LoggerFactory.getLogger(Disconnection.class);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @LocalServerPort
    private int port;

    @Autowired
    private RestTestClient http;

    @Autowired
    private ServletWebServerApplicationContext service;

    @BeforeEach
    void listen() {
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        ROOT.addAppender(log);
        OF_DISCONNECTIONS.setLevel(Level.DEBUG);
    }

    @AfterEach
    void leave() {
        OF_DISCONNECTIONS.setLevel(null);
        ROOT.detachAppender(log);
    }

    @ParameterizedTest
    @CsvSource({"/predict,application/json", "/models/m/predict,application/json",
        "/training-jobs,application/json", "/datasets,text/csv", "/datasets,application/json",
        "/datasets,multipart/form-data; boundary=XX"})
    void leaveOneLineWhereTheBodyEndsEarly(String path, String type) throws IOException {
        RawHttp.answer(port, post(path, type) + "Content-Length: 200\n\n" + half(type));
        assertThatOneLineIsLeft();
    }

    @ParameterizedTest
    @CsvSource({"/predict,application/json", "/training-jobs,application/json", "/datasets,text/csv",
        "/datasets,application/json", "/datasets,multipart/form-data; boundary=XX"})
    void leaveOneLineWhereTheBodyIsCutIntoWrongChunks(String path, String type) throws IOException {
        RawHttp.answer(port, post(path, type) + "Transfer-Encoding: chunked\n\nzz\n");
        assertThatOneLineIsLeft();
    }

    /** These come at any pace, and so they are few. */
    @ParameterizedTest
    @ValueSource(strings = {"3;x=%s\na,y\n0\n\n", "3\na,y\n0\nX: %s\n\n"})
    void areRefusedWithMoreThanAFewBytesBesideTheChunks(String chunks) throws IOException {
        var head = post("/datasets", "text/csv") + "Transfer-Encoding: chunked\n\n";
        assertThat(RawHttp.answer(port, head + chunks.formatted("x".repeat(100)))).contains("\"code\":\"bad_request\"");
        assertThat(RawHttp.answer(port, head + chunks.formatted("x"))).doesNotContain("bad_request");
    }

    @Test
    void leaveOneLineWhereTheAnswerIsNotReadToItsEnd() throws IOException {
        var dataset = new Trainer(http).dataset("a,y\n" + ("x".repeat(900) + ",l\n").repeat(9_000));
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(1024);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoLinger(true, 0);
            send(socket, "GET /api/v1/datasets/%s/content HTTP/1.1\nHost: localhost\n\n".formatted(dataset));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
        Awaitility.await().until(() -> !log.list.isEmpty());
        assertThatOneLineIsLeft();
    }

    @ParameterizedTest
    @CsvSource({"/datasets,text/csv", "/datasets,application/json", "/datasets,multipart/form-data; boundary=XX",
        "/predict,application/json"})
    void areAnsweredWhenTheyStallWhileOthersGoOn(String path, String type) throws IOException {
        var usual = protocol().getConnectionTimeout();
        protocol().setConnectionTimeout(STALLED_AFTER);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1000 * GenerousWaits.SECONDS);
            send(socket, post(path, type) + "Content-Length: 200\n\n" + half(type));
            http.get().uri("/api/v1/models").exchange().expectStatus().isOk();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408").contains("did not arrive");
        } finally {
            protocol().setConnectionTimeout(usual);
        }
        assertThatOneLineIsLeft();
    }

    private AbstractProtocol<?> protocol() {
        var server = (TomcatWebServer) Objects.requireNonNull(service.getWebServer());
        return (AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler();
    }

    /** Also after another request, by whose answer the first one is over. */
    private void assertThatOneLineIsLeft() {
        http.get().uri("/api/v1/models").exchange().expectStatus().isOk();
        assertThat(log.list).filteredOn(line -> line.getLevel() != Level.INFO).singleElement()
                .satisfies(line -> assertThat(line.getLevel()).isEqualTo(Level.DEBUG));
    }

    private static void send(Socket socket, String head) throws IOException {
        socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String post(String path, String type) {
        return "POST /api/v1%s HTTP/1.1\nHost: localhost\nConnection: close\nContent-Type: %s\n".formatted(path, type);
    }

    private static String half(String type) {
        return type.startsWith("multipart")
                ? "--XX\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\n\na,y\n1,"
                : "{\"rows\":[[1,2";
    }
}
