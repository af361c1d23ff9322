package io.mlpservice.dataset.reading;

import io.mlpservice.platform.Messages;

import java.util.List;
import java.util.Optional;

/** Finds out whether a table of one column is a table whose separator was not recognized. */
final class OneColumn {
    /** In the order of how likely they are. */
    private static final String CANDIDATES = ";\t|,:^~ ";
    private static final int LEAST_LINES = 3;

    private OneColumn() {}

    /** A warning about a character that every line has equally often. */
    static Optional<String> doubt(Split split) {
        var lines = split.records().stream().map(List::getFirst).toList();
        return split.width() > 1 || lines.size() < LEAST_LINES
                ? Optional.empty()
                : CANDIDATES.chars().filter(c -> count(lines.getFirst(), c) > 0)
                        .filter(c -> lines.stream().allMatch(line -> count(line, c) == count(lines.getFirst(), c)))
                        .boxed().findFirst().map(c -> sentence((char) (int) c, lines.getFirst()));
    }

    /** How often a character stands in a line; several in a row count once. */
    private static int count(String line, int c) {
        var runs = 0;
        for (var index = 0; index < line.length(); index++) {
            runs += line.charAt(index) == c && (index == 0 || line.charAt(index - 1) != c) ? 1 : 0;
        }
        return runs;
    }

    private static String sentence(char c, String line) {
        return "Each line is read as one cell, such as '%s'. %s".formatted(
                Messages.shortened(line),
                c == ' ' || !ReadingOptions.SEPARATORS.contains(c)
                        ? "If '%s' separates cells, write a single comma, semicolon, tab or vertical bar instead."
                                .formatted(c)
                        : "If '%s' separates cells, send the file with it as the separator."
                                .formatted(c == '\t' ? "tab" : c));
    }
}
