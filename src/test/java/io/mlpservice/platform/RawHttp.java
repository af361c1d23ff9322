package io.mlpservice.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP by hand, to send what no client would, or exactly what one does. */
public final class RawHttp {
    private RawHttp() {}

    /** The whole answer to the head and the body of a request; the client ends the connection after them. */
    public static String answer(int port, String head, byte... body) throws IOException {
        return new String(bytes(port, head, body), StandardCharsets.UTF_8);
    }

    /** The bytes of the answer. */
    public static byte[] bytes(int port, String head, byte... body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = new ByteArrayOutputStream();
            request.writeBytes(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            socket.shutdownOutput();
            return socket.getInputStream().readAllBytes();
        }
    }
}
