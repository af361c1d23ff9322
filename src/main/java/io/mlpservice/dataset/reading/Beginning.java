package io.mlpservice.dataset.reading;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The text with which a file begins, in whole lines.
 *
 * @param text without a byte-order mark
 * @param linesAbove how many lines of the file are above the text
 */
public record Beginning(String text, int linesAbove) {
    private static final int MOST_CHARACTERS = 1 << 19;
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?\\R", Pattern.CASE_INSENSITIVE);

    /** The beginning of a whole file. */
    public static Beginning of(TextFile file, Charset charset) {
        return below(0, file, charset);
    }

    /**
     * The text below the first lines of a file.
     *
     * @throws ProblemException 422 if there is none
     */
    public static Beginning below(int lines, TextFile file, Charset charset) {
        try (var reader = reader(file, charset)) {
            for (var line = 0; line < lines; line++) {
                skipLine(reader);
            }
            var chars = new char[MOST_CHARACTERS];
            var count = 0;
            for (var read = 0; read >= 0 && count < chars.length; count += Math.max(0, read)) {
                read = reader.read(chars, count, chars.length - count);
            }
            var text = new String(chars, 0, count);
            var end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
            var whole = count < chars.length || end < 0 ? text : text.substring(0, end);
            if (lines > 0 && count == 0) {
                throw ProblemException.invalid(List.of(FieldError.parameter("skip_lines", "invalid_value",
                        "Nothing is left of the file below its first %s. Send a smaller skip_lines."
                                .formatted(lines == 1 ? "line" : lines + " lines"))));
            }
            return new Beginning(whole, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void skipLine(Reader reader) throws IOException {
        var c = reader.read();
        while (c >= 0 && c != '\n' && c != '\r') {
            c = reader.read();
        }
        reader.mark(1);
        if (c == '\r' && reader.read() != '\n') {
            reader.reset();
        }
    }

    /** The characters of a text, without a byte-order mark. */
    public static Reader reader(TextFile file, Charset charset) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(file.open(), charset));
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        return reader;
    }

    /** The separator that a first line such as {@code sep=;} gives. */
    public Optional<Character> separatorLine() {
        var line = SEPARATOR_LINE.matcher(text);
        return line.lookingAt() ? Optional.of(line.group(1).charAt(0)) : Optional.empty();
    }

    /** The text below the line that gives the separator, if there is one. */
    public Beginning withoutSeparatorLine() {
        return separatorLine().isPresent() ? withoutLines(1) : this;
    }

    /** The text below its first lines; nothing if it has no more. */
    public Beginning withoutLines(int count) {
        var ends = LINE_END.matcher(text);
        var start = 0;
        for (var line = 0; line < count; line++) {
            start = ends.find() ? ends.end() : text.length();
        }
        return new Beginning(text.substring(start), linesAbove + count);
    }

    /** The text above a line of the file. */
    public Beginning above(int line) {
        var first = text.lines().limit(Math.max(0, line - 1 - linesAbove)).collect(Collectors.joining("\n"));
        return new Beginning(first, linesAbove);
    }

    /** The first line of the file, counted from 1, with a cell that holds this number. */
    public int lineOf(String number) {
        var cell = Pattern
                .compile("(?<![\\w.,+-])%s(?![\\w.,]|[ \u00a0\u2009\u202f'\u2019]\\d{3})|(?:^|(?<=,))%1$s(?=,|$)"
                        .formatted(Pattern.quote(number)));
        var lines = text.lines().toList();
        return linesAbove + 1
                + Math.max(0, IntStream.range(0, lines.size()).filter(line -> cell.matcher(lines.get(line)).find())
                        .findFirst().orElse(0));
    }

    /** The lines that begin with a number sign. */
    public List<String> linesWithNumberSign() {
        return text.lines().filter(Beginning::hasNumberSign).toList();
    }

    /** The lines that begin with a number sign and come after another line of text. */
    public List<String> linesWithNumberSignBelowOthers() {
        return text.lines().dropWhile(line -> line.isBlank() || hasNumberSign(line)).filter(Beginning::hasNumberSign)
                .toList();
    }

    /** Whether no line that begins with a number sign comes after another line. */
    public boolean hasNumberSignsOnlyAtTop() {
        return linesWithNumberSignBelowOthers().isEmpty();
    }

    /** The same without lines of comments; null if there are none. */
    public Beginning withoutComments(@Nullable String sign) {
        return sign == null
                ? this
                : new Beginning(text.lines().filter(line -> !hasNumberSign(line)).collect(Collectors.joining("\n")),
                        linesAbove);
    }

    private static boolean hasNumberSign(String line) {
        return line.startsWith("#");
    }
}
