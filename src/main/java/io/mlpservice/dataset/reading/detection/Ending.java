package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.Beginning;
import io.mlpservice.dataset.reading.TextFile;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The lines at the end of a file that are no rows of its table: notes, and lines of nothing but separators. Only the last
 * bytes of the file are looked at, so that the rows can be read without knowing which is the last.
 *
 * @param length how many bytes of the file are above them
 * @param line where they begin, counted from 1
 * @param lines what they are, in their order
 */
record Ending(long length, int line, List<LastLine> lines) {
    /** More lines of text at the end are no notes. */
    static final int MOST_NOTES = 10;
    /** Each of them is kept in memory. */
    private static final int MOST_LINES = 100_000;
    private static final int BYTES_LOOKED_AT = 1 << 20;
    private static final int BYTES_OF_ROW = 1 << 16;
    /** Totals may have averages and the like below them. */
    private static final int LAST_ROWS = 3;

    /**
     * Finds such lines.
     *
     * @param split the beginning of the table
     */
    static Optional<Ending> of(TextFile file, Charset charset, Split split, @Nullable String comment) {
        if (split.width() < 2) {
            return Optional.empty();
        }
        try {
            var length = file.length();
            var start = Math.max(0, length - BYTES_LOOKED_AT);
            var lines = notRows(new Tail(bytes(file, start, length), charset, start > 0), split, comment);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            var end = start + lines.getFirst().start();
            return Optional.of(new Ending(end, lineAfter(file.beginning(end), charset), lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(TextFile file, long start, long end) throws IOException {
        try (var text = file.open()) {
            text.skipNBytes(start);
            return text.readNBytes(Math.toIntExact(end - start));
        }
    }

    /** The cells of the last rows in their order, as far as they can be seen. */
    static List<List<String>> lastRows(TextFile file, long length, Charset charset, Split split,
            @Nullable String comment) {
        try {
            var end = Math.min(length, file.length());
            var start = Math.max(0, end - BYTES_OF_ROW);
            var tail = new Tail(bytes(file, start, end), charset, start > 0);
            var rows = new ArrayDeque<List<String>>();
            while (rows.size() < LAST_ROWS && tail.previous()) {
                if (LastLine.of(tail, split, comment).kind() == LastLine.Kind.ROW) {
                    rows.addFirst(Split.of(tail.text(), split.separator(), split.quote()).first());
                }
            }
            return List.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines from the first of which none is a row; none if no row can be seen above them. */
    private static List<LastLine> notRows(Tail tail, Split split, @Nullable String comment) {
        var lines = new ArrayDeque<LastLine>();
        var notes = 0;
        while (tail.previous()) {
            var line = LastLine.of(tail, split, comment);
            if (line.kind() == LastLine.Kind.ROW) {
                return withoutRows(List.copyOf(lines));
            }
            lines.addFirst(line);
            notes += line.isNote() ? 1 : 0;
            if (notes > MOST_NOTES || lines.size() > MOST_LINES) {
                return List.of();
            }
        }
        return List.of();
    }

    /** A line that may be a row is one, and so are all above it. */
    private static List<LastLine> withoutRows(List<LastLine> lines) {
        var first = 0;
        var isApart = false;
        for (var index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            if (line.mayBeRow(isApart)) {
                first = index + 1;
                isApart = false;
            } else {
                isApart = isApart || line.kind() != LastLine.Kind.COMMENT;
            }
        }
        var rest = lines.subList(first, lines.size());
        return rest.stream().anyMatch(LastLine::isLeftOut) ? rest : List.of();
    }

    /** The number of the line behind a text of whole lines. */
    private static int lineAfter(TextFile file, Charset charset) throws IOException {
        var line = 1;
        var last = '\0';
        var chars = new char[1 << 14];
        try (var text = Beginning.reader(file, charset)) {
            for (var count = text.read(chars); count >= 0; count = text.read(chars)) {
                for (var index = 0; index < count; index++) {
                    var c = chars[index];
                    line += c == '\r' || (c == '\n' && last != '\r') ? 1 : 0;
                    last = c;
                }
            }
        }
        return line;
    }

    /** What is left out, in sentences. */
    List<String> sentences() {
        return Stream.of(notes(), gaps()).flatMap(Optional::stream).toList();
    }

    private Optional<String> notes() {
        var notes = IntStream.range(0, lines.size()).filter(index -> lines.get(index).isNote())
                .mapToObj(index -> "%d, '%s'".formatted(line + index,
                        Messages.shortened(lines.get(index).note())))
                .toList();
        return switch (notes.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("Line %s, is a note below the table and is left out.".formatted(notes.getFirst()));
            default -> Optional.of("Lines %s, are notes below the table and are left out.".formatted(notes.stream()
                    .collect(Collectors.joining(", and "))));
        };
    }

    private Optional<String> gaps() {
        var gaps = IntStream.range(0, lines.size()).filter(index -> lines.get(index).kind() == LastLine.Kind.GAPS)
                .toArray();
        return gaps.length == 0
                ? Optional.empty()
                : Optional.of("Line %d at the end holds nothing but separators%s and is left out.".formatted(
                        line + gaps[0], gaps.length == 1
                                ? ""
                                : ", like %d more line%s,".formatted(gaps.length - 1, gaps.length == 2 ? "" : "s")));
    }
}
