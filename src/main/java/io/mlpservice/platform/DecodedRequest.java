package io.mlpservice.platform;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** A request whose body is decompressed while it is read. Its length is unknown until then. */
final class DecodedRequest extends HttpServletRequestWrapper {
    private final Coding coding;

    DecodedRequest(HttpServletRequest request, Coding coding) {
        super(request);
        this.coding = coding;
    }

    /** A content coding that the service reads. */
    enum Coding {
        GZIP {
            @Override
            InputStream decode(InputStream body) throws IOException {
                return new GZIPInputStream(body);
            }
        },
        DEFLATE {
            // Some clients send the bare data instead of the zlib format that the standard asks for.
            @Override
            InputStream decode(InputStream body) throws IOException {
                var buffered = new BufferedInputStream(body);
                buffered.mark(2);
                var first = buffered.read();
                var second = buffered.read();
                buffered.reset();
                var isZlib = (first & 0xf) == 8 && (first * 256 + second) % 31 == 0;
                return new InflaterInputStream(buffered, new Inflater(!isZlib));
            }
        };

        abstract InputStream decode(InputStream body) throws IOException;
    }

    @Override
    public int getContentLength() {
        return -1;
    }

    @Override
    public long getContentLengthLong() {
        return -1;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new DecodedStream(super.getInputStream());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private final class DecodedStream extends BodyStream {
        private @Nullable InputStream decoded;

        DecodedStream(ServletInputStream stream) {
            super(stream);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                if (decoded == null) {
                    decoded = coding.decode(stream);
                }
                return decoded.read(bytes, offset, length);
            } catch (ZipException | EOFException e) {
                throw ProblemException.badRequest("malformed_content_encoding",
                        "The body is not what Content-Encoding says, or it is cut off. Compress it again, or send it without Content-Encoding.");
            }
        }
    }
}
