package io.mlpservice.platform.body;

import io.mlpservice.platform.BodyLimit;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.problem.Disconnection;
import io.mlpservice.platform.problem.ProblemException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A request whose body must not exceed a number of bytes, and must arrive as a whole. What is held in memory is reserved
 * there, at once where the request declares its length, else as it arrives.
 */
final class SizeCheckedRequest extends HttpServletRequestWrapper {
    private final BodyLimit limit;
    private final boolean isHeldInMemory;
    private @Nullable ServletInputStream stream;

    SizeCheckedRequest(HttpServletRequest request, BodyLimit limit, boolean isHeldInMemory) {
        super(request);
        this.limit = limit;
        this.isHeldInMemory = isHeldInMemory;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new CountedStream(super.getInputStream());
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private final class CountedStream extends ServletInputStream {
        private final ServletInputStream stream;
        /** The length that the request declares; −1 if it declares none. */
        private final long declared;
        private long read;
        private @Nullable ProblemException failure;

        CountedStream(ServletInputStream stream) {
            this.stream = stream;
            this.declared = getContentLengthLong();
            if (isHeldInMemory && declared > 0) {
                HeapShare.reserve(declared);
            }
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = received(bytes, offset, length);
            read += Math.max(0, count);
            if (read > limit.whole().toBytes()) {
                throw limit.exceeded();
            }
            if (isHeldInMemory && count > 0 && declared < 0) {
                HeapShare.reserve(count);
            }
            return count;
        }

        /** Once the client has stalled, another attempt to read would only wait once more. */
        private int received(byte[] bytes, int offset, int length) {
            if (failure == null) {
                try {
                    return stream.read(bytes, offset, length);
                } catch (IOException e) {
                    failure = Disconnection.incompleteBody(e);
                }
            }
            throw failure;
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}
