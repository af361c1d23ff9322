package io.mlpservice.platform.body;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The ways of compressing a body that the service reads. */
enum ContentCoding {
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
            return new InflaterInputStream(buffered, new Inflater(!isZlib)) {
                @Override
                public void close() throws IOException {
                    super.close();
                    inf.end();
                }
            };
        }
    };

    /** For the header {@code Accept-Encoding}. */
    static final String ALL = "gzip, deflate";

    /** The bytes that the compressed ones stand for. */
    abstract InputStream decode(InputStream body) throws IOException;

    /** The coding that a {@code Content-Encoding} names, if it is one of these. */
    static Optional<ContentCoding> of(@Nullable String header) {
        return switch (header == null ? "" : header.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "deflate" -> Optional.of(DEFLATE);
            default -> Optional.empty();
        };
    }
}
