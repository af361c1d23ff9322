package io.mlpservice.dataset.reading;

import io.mlpservice.engine.data.GapWords;
import io.mlpservice.platform.problem.Messages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What of a table is left out: words that mean a missing value, and lines that repeat the header. */
public final class LeftOut {
    private final Map<Integer, Occurrence> firstOfColumn = new TreeMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    /** The first line that repeats the header. */
    private long firstHeader;
    private int headers;

    /**
     * The first word of a column.
     *
     * @param line where it stands in the file, counted from 1
     */
    private record Occurrence(String word, long line, int count) {}

    void acceptWord(String word, int column, long line) {
        counts.merge(word, 1, Integer::sum);
        firstOfColumn.merge(column, new Occurrence(word, line, 1),
                (first, more) -> new Occurrence(first.word(), first.line(), first.count() + 1));
    }

    void acceptHeader(long line) {
        firstHeader = headers++ == 0 ? line : firstHeader;
    }

    /** The lines that repeat the header, in a sentence; empty if there are none. */
    public Optional<String> repeatedHeaders() {
        return headers == 0
                ? Optional.empty()
                : Optional.of("Line %d repeats the header%s, as where files were joined; it is no row.".formatted(
                        firstHeader, headers == 1
                                ? ""
                                : ", like %d more line%s".formatted(headers - 1, headers == 2 ? "" : "s")));
    }

    /** The words for missing values of the file: those that its upload names; else of the usual ones those that occur. */
    public List<String> words(Dialect dialect) {
        return dialect.missingValues().equals(GapWords.USUAL.all())
                ? List.copyOf(counts.keySet())
                : dialect.missingValues();
    }

    /** Which words for missing values there are, in a sentence; empty if there are none. */
    public Optional<String> note() {
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of("These words are read as missing values: %s.".formatted(counts.entrySet().stream()
                        .map(word -> "'%s' (%d)".formatted(word.getKey(), word.getValue()))
                        .collect(Collectors.joining(", "))));
    }

    /**
     * The first such word of a column of text, where it may be a value, as a sentence.
     *
     * @param column its place in the file, counted from 0
     */
    public Optional<String> warning(int column) {
        return Optional.ofNullable(firstOfColumn.get(column)).map(first -> ("Line %d holds '%s', which is read as a "
                + "missing value%s. To keep it, upload the file with missing_values: "
                + "the list of words that do mean a missing value, such as NA,?.").formatted(
                        first.line(), Messages.shortened(first.word()),
                        first.count() == 1 ? "" : ", like %d cells of the column".formatted(first.count())));
    }
}
