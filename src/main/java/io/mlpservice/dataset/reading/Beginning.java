package io.mlpservice.dataset.reading;

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
 */
record Beginning(String text) {
    private static final int MOST_CHARACTERS = 1 << 19;
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?\\R", Pattern.CASE_INSENSITIVE);

    static Beginning of(TextFile file, Charset charset) {
        try (var reader = reader(file, charset)) {
            var chars = new char[MOST_CHARACTERS];
            var count = 0;
            for (var read = 0; read >= 0 && count < chars.length; count += Math.max(0, read)) {
                read = reader.read(chars, count, chars.length - count);
            }
            var text = new String(chars, 0, count);
            var end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
            var whole = count < chars.length || end < 0 ? text : text.substring(0, end);
            return new Beginning(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The characters of a text, without a byte-order mark. */
    static Reader reader(TextFile file, Charset charset) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(file.open(), charset));
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
        return reader;
    }

    /** The separator that a first line such as {@code sep=;} gives. */
    Optional<Character> separatorLine() {
        var line = SEPARATOR_LINE.matcher(text);
        return line.lookingAt() ? Optional.of(line.group(1).charAt(0)) : Optional.empty();
    }

    Beginning withoutSeparatorLine() {
        return new Beginning(SEPARATOR_LINE.matcher(text).replaceFirst(""));
    }

    /** The first line, counted from 1, with a cell that holds this number. */
    int lineOf(String number) {
        var cell = Pattern
                .compile("(?<![\\w.,+-])%s(?![\\w.,]|[ \u00a0\u2009\u202f'\u2019]\\d{3})|(?:^|(?<=,))%1$s(?=,|$)"
                        .formatted(Pattern.quote(number)));
        var lines = text.lines().toList();
        return 1 + Math.max(0, IntStream.range(0, lines.size()).filter(line -> cell.matcher(lines.get(line)).find())
                .findFirst().orElse(0));
    }

    /** The lines that begin with a number sign. */
    List<String> linesWithNumberSign() {
        return text.lines().filter(Beginning::hasNumberSign).toList();
    }

    /** Whether no line that begins with a number sign comes after another line. */
    boolean hasNumberSignsOnlyAtTop() {
        return text.lines().dropWhile(Beginning::hasNumberSign).noneMatch(Beginning::hasNumberSign);
    }

    Beginning withoutNumberSigns() {
        return new Beginning(text.lines().filter(line -> !hasNumberSign(line)).collect(Collectors.joining("\n")));
    }

    private static boolean hasNumberSign(String line) {
        return line.startsWith("#");
    }
}
