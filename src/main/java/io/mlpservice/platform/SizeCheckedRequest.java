package io.mlpservice.platform;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A request whose body must not exceed a number of bytes, and must arrive as a whole. */
final class SizeCheckedRequest extends HttpServletRequestWrapper {
    private final long maxBytes;
    private final Supplier<ProblemException> exceeded;

    SizeCheckedRequest(HttpServletRequest request, long maxBytes, Supplier<ProblemException> exceeded) {
        super(request);
        this.maxBytes = maxBytes;
        this.exceeded = exceeded;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new CountedStream(super.getInputStream());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private final class CountedStream extends BodyStream {
        private long read;

        CountedStream(ServletInputStream stream) {
            super(stream);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = received(bytes, offset, length);
            read += Math.max(0, count);
            if (read > maxBytes) {
                throw exceeded.get();
            }
            return count;
        }

        private int received(byte[] bytes, int offset, int length) {
            try {
                return stream.read(bytes, offset, length);
            } catch (IOException e) {
                throw Disconnection.incompleteBody(e);
            }
        }
    }
}
