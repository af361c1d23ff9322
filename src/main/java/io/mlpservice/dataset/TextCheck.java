package io.mlpservice.dataset;

import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.ProblemException;
import org.springframework.http.HttpStatus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Checks that an upload is UTF-8 text before it is parsed, and names the line where it is not. */
final class TextCheck {
    private static final int BUFFER = 1 << 16;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER);
    private int line = 1;

    private TextCheck() {}

    /** Refuses NUL characters, which occur in images and archives, and anything that is not UTF-8. */
    static void check(InputStream content) throws IOException {
        new TextCheck().decode(content);
    }

    private void decode(InputStream content) throws IOException {
        var end = false;
        while (!end) {
            var count = content.read(bytes.array(), bytes.position(), bytes.remaining());
            end = count < 0;
            bytes.position(bytes.position() + Math.max(0, count)).flip();
            if (line == 1 && chars.position() == 0 && hasNul(bytes)) {
                throw binary();
            }
            var result = decoder.decode(bytes, chars, end);
            countLines();
            if (result.isMalformed()) {
                throw wrongCharset();
            }
            bytes.compact();
        }
    }

    private void countLines() {
        chars.flip();
        while (chars.hasRemaining()) {
            switch (chars.get()) {
                case '\n' -> line++;
                case 0 -> throw binary();
                default -> {
                }
            }
        }
        chars.clear();
    }

    private static boolean hasNul(ByteBuffer bytes) {
        for (var index = 0; index < bytes.limit(); index++) {
            if (bytes.get(index) == 0) {
                return true;
            }
        }
        return false;
    }

    private ProblemException binary() {
        return refusal("binary_content",
                "Line %d contains NUL bytes: this is not CSV, or it is in UTF-16. Send a table as CSV text in UTF-8.");
    }

    private ProblemException wrongCharset() {
        return refusal("wrong_charset",
                "Line %d is not UTF-8. Save the file as UTF-8, for example with 'iconv -f WINDOWS-1252 -t UTF-8'.");
    }

    private ProblemException refusal(String code, String sentence) {
        var detail = sentence.formatted(line);
        return ProblemException.of(HttpStatus.BAD_REQUEST, code, detail, List.of(FieldError.line(line, code, detail)));
    }
}
