package io.mlpservice.platform.json;

import org.springframework.http.HttpOutputMessage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer. Nothing of it is sent before it is complete or longer than what Tomcat leaves uncompressed. */
final class HeldBackBody extends OutputStream {
    private static final int MOST = 2048;

    private final HttpOutputMessage message;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(MOST);
    private boolean isSent;

    HeldBackBody(HttpOutputMessage message) {
        this.message = message;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!isSent && held.size() + length <= MOST) {
            held.write(bytes, offset, length);
            return;
        }
        send();
        message.getBody().write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        if (isSent) {
            message.getBody().flush();
        }
    }

    /** Sends what is still held, with its length. */
    void complete() throws IOException {
        if (!isSent) {
            message.getHeaders().setContentLength(held.size());
            send();
        }
    }

    private void send() throws IOException {
        if (!isSent) {
            isSent = true;
            held.writeTo(message.getBody());
        }
    }
}
