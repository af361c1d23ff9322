package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.Beginning;
import io.mlpservice.dataset.reading.ReadingOptions;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the separator and the quote of a table. */
final class Separators {
    private static final String QUOTES = "\"'";

    private final ReadingOptions options;

    Separators(ReadingOptions options) {
        this.options = options;
    }

    /**
     * The cells of a table.
     *
     * @param separator null to find it
     */
    Split split(Beginning table, @Nullable Character separator) {
        var separators = separator == null ? ReadingOptions.SEPARATORS : List.of(separator);
        var quotes = options.quote() == null ? QUOTES : options.quote();
        var candidates = separators.stream().flatMap(candidate -> quotes.chars()
                .filter(quote -> options.quote() != null || quote == '"' || mayQuote((char) quote, candidate, table))
                .mapToObj(quote -> Split.of(table.text(), candidate, (char) quote))).toList();
        var best = candidates.stream().filter(candidate -> candidate.separator() != ' ' || separator != null)
                .max(Comparator.comparingDouble(candidate -> score(candidate, table))).orElseThrow();
        if (best.score() > 0) {
            return best;
        }
        return candidates.stream().filter(Split::areNumbersBetweenBlanks).findFirst()
                .or(() -> candidates.stream().filter(other -> best.isCutOnce() && other.width() == 1).findFirst())
                .orElse(best);
    }

    /** Among equals, an apostrophe that encloses cells is the quote, and a comma the separator. */
    private static double score(Split split, Beginning table) {
        var tie = (split.separator() == ',' ? 1e-9 : 0)
                + (split.quote() == '\'' && encloses(split.separator(), table) ? 1e-8 : 0);
        return split.isBroken() ? split.score() : split.score() + tie;
    }

    private static boolean mayQuote(char quote, char separator, Beginning table) {
        return cells(separator, table).anyMatch(cell -> cell.length() > 1 && cell.charAt(0) == quote);
    }

    private static boolean encloses(char separator, Beginning table) {
        return cells(separator, table)
                .anyMatch(cell -> cell.length() > 1 && cell.startsWith("'") && cell.endsWith("'"))
                || table.text().lines().skip(1).anyMatch(line -> line.startsWith("'"));
    }

    private static Stream<String> cells(char separator, Beginning table) {
        return Split.of(table.text(), separator, '"').records().stream().flatMap(List::stream);
    }
}
