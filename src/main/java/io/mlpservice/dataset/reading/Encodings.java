package io.mlpservice.dataset.reading;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds the character encoding of a file, and refuses files that are no text. */
public final class Encodings {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int BYTES_LOOKED_AT = 4096;
    /** UTF-16 writes each letter of most scripts with one byte that is 0. */
    private static final double SHARE_OF_ZEROS = 0.2;

    private Encodings() {}

    /**
     * An encoding in which the whole file is text.
     *
     * @param note why it is not UTF-8, as a sentence; null if it is or the user said so
     * @param isUnsafe whether the note is a guess that may be wrong
     */
    public record Found(Charset charset, @Nullable String note, boolean isUnsafe) {
        static Found safe(Charset charset, @Nullable String note) {
            return new Found(charset, note, false);
        }
    }

    /** The encoding of a file; 400 with the first line that is no text. */
    public static Found of(TextFile file, @Nullable Charset given) {
        ForeignFormat.check(start(file));
        if (given != null) {
            return Found.safe(checked(file, checked(start(file), given)), null);
        }
        var utf16 = utf16(start(file));
        if (utf16.isPresent()) {
            return Found.safe(checked(file, utf16.get()), "The file is in UTF-16.");
        }
        if (zerosAt(0, start(file)) + zerosAt(1, start(file)) > 0) {
            throw TextCheck.binary(1);
        }
        var wrong = firstWrongLine(file, StandardCharsets.UTF_8);
        if (wrong.isEmpty()) {
            return Found.safe(StandardCharsets.UTF_8, null);
        }
        if (isMostlyUtf8(file)) {
            return new Found(StandardCharsets.UTF_8,
                    ("Line %d holds bytes that are not UTF-8, although the other letters "
                            + "of the file are: they are read as '\ufffd'. Correct them, or send the file with its encoding.")
                            .formatted(wrong.getAsInt()),
                    true);
        }
        if (firstWrongLine(file, WINDOWS_1252).isPresent()) {
            throw wrongCharset(wrong.getAsInt(), StandardCharsets.UTF_8);
        }
        return new Found(WINDOWS_1252, ("Line %d is not UTF-8, so the file is read as Windows-1252 (Latin-1). "
                + "If letters look wrong, send it with its encoding.").formatted(wrong.getAsInt()), true);
    }

    /** The encoding of the byte-order mark, or else the given one; 400 if that is UTF-16 and the bytes cannot be. */
    private static Charset checked(byte[] start, Charset given) {
        var marked = marked(start);
        if (marked.isPresent() || start.length == 0 || !given.name().startsWith("UTF-16")) {
            return marked.orElse(given);
        }
        var found = utf16(start);
        var charset = given.equals(StandardCharsets.UTF_16) ? found.orElse(given) : given;
        if (zerosAt(charset.equals(StandardCharsets.UTF_16LE) ? 1 : 0, start) == 0) {
            throw notUtf16(given, found.isPresent()
                    ? "they look like " + found.get().name()
                    : "no letter, separator or line end is written with two bytes");
        }
        return charset;
    }

    private static ProblemException notUtf16(Charset given, String why) {
        var detail = "The bytes of the file do not look like %s: %s. Send it without encoding to have it found."
                .formatted(given.name(), why);
        return ProblemException.of(HttpStatus.BAD_REQUEST, "wrong_charset", detail,
                List.of(FieldError.line(1, "wrong_charset", detail)));
    }

    private static Charset checked(TextFile file, Charset charset) {
        firstWrongLine(file, charset).ifPresent(line -> {
            throw wrongCharset(line, charset);
        });
        return charset;
    }

    private static OptionalInt firstWrongLine(TextFile file, Charset charset) {
        try (var content = file.open()) {
            return TextCheck.firstWrongLine(content, charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMostlyUtf8(TextFile file) {
        try (var content = file.open()) {
            return TextCheck.isMostlyUtf8(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] start(TextFile file) {
        try (InputStream content = file.open()) {
            return content.readNBytes(BYTES_LOOKED_AT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Charset> utf16(byte[] start) {
        return marked(start).filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .or(() -> hasZerosAt(0, start) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty())
                .or(() -> hasZerosAt(1, start) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty());
    }

    /** The encoding of the byte-order mark, if there is one. */
    private static Optional<Charset> marked(byte[] start) {
        if (begins(start, 0xef, 0xbb, 0xbf)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (begins(start, 0xfe, 0xff)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return begins(start, 0xff, 0xfe) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static boolean begins(byte[] start, int... mark) {
        return start.length >= mark.length
                && IntStream.range(0, mark.length).allMatch(index -> (start[index] & 0xff) == mark[index]);
    }

    private static boolean hasZerosAt(int place, byte[] start) {
        var here = zerosAt(place, start);
        return here > SHARE_OF_ZEROS * start.length && zerosAt(1 - place, start) == 0;
    }

    private static int zerosAt(int place, byte[] start) {
        var zeros = 0;
        for (var index = place; index < start.length; index += 2) {
            if (start[index] == 0) {
                zeros++;
            }
        }
        return zeros;
    }

    private static ProblemException wrongCharset(int line, Charset charset) {
        var detail = ("Line %d is not %s. Send the file with its encoding, or save it as UTF-8, for example with "
                + "'iconv -f WINDOWS-1252 -t UTF-8'.").formatted(line, charset.name());
        return ProblemException.of(HttpStatus.BAD_REQUEST, "wrong_charset", detail,
                List.of(FieldError.line(line, "wrong_charset", detail)));
    }
}
