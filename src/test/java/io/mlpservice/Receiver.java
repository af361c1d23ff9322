package io.mlpservice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A local server that receives webhooks. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    /** A message as it was received. */
    public record Message(String path, String id, String timestamp, String signature, String contentType,
            String body) {}

    /** Answers with these statuses, then with 204. */
    public Receiver(Integer... answers) {
        this.answers.addAll(Arrays.asList(answers));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    private synchronized void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            messages.add(new Message(exchange.getRequestURI().toString(), headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"), headers.getFirst("webhook-signature"),
                    headers.getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var status = answers.isEmpty() ? 204 : answers.remove();
            if (status / 100 == 3) {
                exchange.getResponseHeaders().set("Location", "http://localhost:%d/elsewhere".formatted(port()));
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://localhost:%d/ended?from=mlp".formatted(port());
    }

    /** The messages so far. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
