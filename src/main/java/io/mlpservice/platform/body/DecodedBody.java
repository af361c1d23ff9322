package io.mlpservice.platform.body;

import io.mlpservice.platform.problem.ProblemException;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/** A body that is decompressed while it is read. */
final class DecodedBody implements InputBuffer {
    private static final int CHUNK = 16_384;

    private final ReceivedBytes received;
    private final ContentCoding coding;
    private final byte[] chunk = new byte[CHUNK];
    private @Nullable InputStream decoded;

    DecodedBody(InputBuffer body, ContentCoding coding) {
        this.received = new ReceivedBytes(body);
        this.coding = coding;
    }

    @Override
    public int doRead(ApplicationBufferHandler reader) throws IOException {
        var count = read();
        if (count > 0) {
            reader.setByteBuffer(ByteBuffer.wrap(chunk, 0, count));
        }
        return count;
    }

    private int read() throws IOException {
        try {
            if (decoded == null) {
                if (received.available() == 0) {
                    return -1;
                }
                decoded = coding.decode(received);
            }
            return decoded.read(chunk);
        } catch (ZipException | EOFException e) {
            if (received.brokeOff) {
                throw e;
            }
            throw ProblemException.badRequest("malformed_content_encoding",
                    "The body is not what Content-Encoding says, or it is cut off. Compress it again, or send it without Content-Encoding.");
        }
    }

    @Override
    public int available() {
        return 0;
    }

    /** Gives back the memory that decompressing takes. */
    void end() throws IOException {
        if (decoded != null) {
            decoded.close();
        }
    }

    /** The compressed bytes. */
    private static final class ReceivedBytes extends InputStream implements ApplicationBufferHandler {
        private final InputBuffer body;
        private ByteBuffer buffer = ByteBuffer.allocate(0);
        private boolean brokeOff;

        ReceivedBytes(InputBuffer body) {
            this.body = body;
        }

        /** At least 1 until the end, which ends a sequence of gzip members. */
        @Override
        public int available() throws IOException {
            try {
                while (!buffer.hasRemaining()) {
                    if (body.doRead(this) < 0) {
                        return 0;
                    }
                }
                return buffer.remaining();
            } catch (IOException e) {
                brokeOff = true;
                throw e;
            }
        }

        @Override
        public int read() throws IOException {
            return available() == 0 ? -1 : Byte.toUnsignedInt(buffer.get());
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = Math.min(length, available());
            buffer.get(bytes, offset, count);
            return count == 0 && length > 0 ? -1 : count;
        }

        @Override
        public void setByteBuffer(ByteBuffer bytes) {
            buffer = bytes;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Only the head of a request grows its buffer.
            throw new UnsupportedOperationException();
        }
    }
}
