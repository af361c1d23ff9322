package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.platform.problem.Messages;

import java.util.List;
import java.util.Optional;

/** Finds out whether a table of one column is a table whose separator was not recognized. */
final class OneColumn {
    /** In the order of how likely they are. */
    private static final String SEPARATORS = ";\t|,";
    private static final String CANDIDATES = SEPARATORS + ":^~ ";
    private static final int FEWEST_LINES = 3;

    private OneColumn() {}

    /**
     * A warning about a character that every line has equally often, or that only lines above and below have not, of which
     * the first may be a header and all may be titles and notes.
     */
    static Optional<String> doubt(Split split) {
        var lines = split.records().stream().map(List::getFirst).toList();
        return split.width() > 1 || lines.size() < FEWEST_LINES
                ? Optional.empty()
                : CANDIDATES.chars().boxed().flatMap(c -> doubt(split, lines, (char) (int) c).stream()).findFirst();
    }

    private static Optional<String> doubt(Split split, List<String> lines, char c) {
        var first = 0;
        var end = lines.size();
        while (first < end && count(lines.get(first), c) == 0) {
            first++;
        }
        while (end > first && count(lines.get(end - 1), c) == 0) {
            end--;
        }
        var rows = lines.subList(first, end);
        var areAll = rows.size() == lines.size();
        return 2 * rows.size() >= lines.size() && (areAll || SEPARATORS.indexOf(c) >= 0)
                && rows.stream().allMatch(row -> count(row, c) == count(rows.getFirst(), c))
                        ? Optional.of(sentence(c, c == split.separator(), areAll ? rows.getFirst() : rows.getLast()))
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

    /** Only quotes keep a cell together that holds the separator. */
    private static String sentence(char c, boolean isQuoted, String line) {
        if (isQuoted) {
            return "Each line is in quotes, so it is read as one cell, such as '%s'. If '%s' separates cells, remove the quotes around the lines."
                    .formatted(Messages.shortened(line), c);
        }
        return "Each line is read as one cell, such as '%s'. %s".formatted(
                Messages.shortened(line),
                c == ' ' || !ReadingOptions.SEPARATORS.contains(c)
                        ? "If '%s' separates cells, write a single comma, semicolon, tab or vertical bar instead."
                                .formatted(c)
                        : "If '%s' separates cells, send the file with it as the separator."
                                .formatted(c == '\t' ? "tab" : c));
    }
}
