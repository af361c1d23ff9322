package io.mlpservice.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP as bytes, since clients refuse to send what is malformed. */
final class RawExchange {
    /** An answer that takes longer has hung; a busy machine answers in seconds. */
    private static final Duration HANG = Duration.ofMinutes(2);

    private RawExchange() {}

    /**
     * An answer.
     *
     * @param status 0 if the service closed the connection without one
     * @param headers by name in lower case
     */
    record Answer(int status, Map<String, String> headers, String text) {
        String contentType() {
            return headers.getOrDefault("content-type", "").split(";", 2)[0].strip();
        }
    }

    /** Sends a request and reads until the service closes the connection. */
    static Answer send(int port, byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(Math.toIntExact(HANG.toMillis()));
            var received = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                socket.getInputStream().transferTo(received);
            } catch (SocketTimeoutException e) {
                throw new IOException("no answer within " + HANG, e);
            } catch (IOException e) {
                // The service answered and closed before it had read the whole request.
                return parse(received.toByteArray());
            }
            return parse(received.toByteArray());
        }
    }

    private static Answer parse(byte[] received) {
        var text = new String(received, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, Map.of(), "");
        }
        var lines = text.substring(0, end).lines().toList();
        var headers = new TreeMap<String, String>();
        for (var line : lines.subList(1, lines.size())) {
            var colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        var body = text.substring(end + 4);
        var whole = "chunked".equals(headers.get("transfer-encoding")) ? joined(body) : body;
        return new Answer(Integer.parseInt(lines.getFirst().split(" ", 3)[1]), headers,
                new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static String joined(String chunks) {
        var whole = new StringBuilder();
        var at = 0;
        while (at < chunks.length()) {
            var line = chunks.indexOf("\r\n", at);
            var size = line < 0 ? 0 : Integer.parseInt(chunks.substring(at, line), 16);
            if (size == 0) {
                break;
            }
            whole.append(chunks, line + 2, Math.min(chunks.length(), line + 2 + size));
            at = line + 2 + size + 2;
        }
        return whole.toString();
    }
}
