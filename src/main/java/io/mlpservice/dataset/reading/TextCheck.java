package io.mlpservice.dataset.reading;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** Checks that bytes are text in an encoding, and finds the first line that is not. */
final class TextCheck {
    private static final int BUFFER = 1 << 16;
    private static final char UNKNOWN = '\ufffd';

    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER);
    private int line = 1;
    /** Characters beyond ASCII, and those in place of bytes that are none. */
    private long known;
    private long unknown;

    private TextCheck(Charset charset) {
        this.decoder = charset.newDecoder();
    }

    /**
     * The first line, counted from 1, that is not text in the encoding, if there is one.
     *
     * @throws ProblemException 400 for NUL characters, which images and archives hold
     */
    static OptionalInt firstWrongLine(InputStream content, Charset charset) throws IOException {
        return new TextCheck(charset).decode(content);
    }

    /**
     * Whether most of the characters beyond ASCII are UTF-8, in which hardly any text in another encoding is.
     *
     * @throws ProblemException 400 for NUL characters, which images and archives hold
     */
    static boolean isMostlyUtf8(InputStream content) throws IOException {
        var check = new TextCheck(StandardCharsets.UTF_8);
        check.decoder.onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
        check.decode(content);
        return check.known > check.unknown;
    }

    private OptionalInt decode(InputStream content) throws IOException {
        var end = false;
        while (!end) {
            var count = content.read(bytes.array(), bytes.position(), bytes.remaining());
            end = count < 0;
            bytes.position(bytes.position() + Math.max(0, count)).flip();
            var result = decoder.decode(bytes, chars, end);
            look();
            if (result.isError()) {
                return OptionalInt.of(line);
            }
            bytes.compact();
        }
        return OptionalInt.empty();
    }

    private void look() {
        var text = chars.array();
        for (var index = 0; index < chars.position(); index++) {
            if (text[index] <= '\n' || text[index] > '~') {
                note(text[index]);
            }
        }
        chars.clear();
    }

    private void note(char character) {
        switch (character) {
            case '\n' -> line++;
            case 0 -> throw binary(line);
            case UNKNOWN -> unknown++;
            default -> known += character > '~' ? 1 : 0;
        }
    }

    static ProblemException binary(int line) {
        var detail = "Line %d contains NUL characters, so this is not a table as text. Send CSV or JSON."
                .formatted(line);
        return ProblemException.of(HttpStatus.BAD_REQUEST, "binary_content", detail,
                List.of(FieldError.line(line, "binary_content", detail)));
    }
}
