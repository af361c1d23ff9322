package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.platform.Messages;

import java.util.List;
import java.util.Optional;

/** Finds out whether a table of one column is a table whose separator was not recognized. */
final class OneColumn {
    /** In the order of how likely they are. */
    private static final String SEPARATORS = ";\t|,";
    private static final String CANDIDATES = SEPARATORS + ":^~ ";
    private static final int FEWEST_LINES = 3;

    private OneColumn() {}

    /** A warning about a character that every line has equally often, or that only a line that may be a header has not. */
    static Optional<String> doubt(Split split) {
        var lines = split.records().stream().map(List::getFirst).toList();
        return split.width() > 1 || lines.size() < FEWEST_LINES
                ? Optional.empty()
                : CANDIDATES.chars().boxed().flatMap(c -> doubt(lines, (char) (int) c).stream()).findFirst();
    }

    private static Optional<String> doubt(List<String> lines, char c) {
        var row = lines.getLast();
        var isInEachRow = count(row, c) > 0
                && lines.stream().skip(1).allMatch(line -> count(line, c) == count(row, c));
        var inFirst = count(lines.getFirst(), c);
        return isInEachRow && (inFirst == count(row, c) || (inFirst == 0 && SEPARATORS.indexOf(c) >= 0))
                ? Optional.of(sentence(c, inFirst == 0 ? row : lines.getFirst()))
                : Optional.empty();
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
