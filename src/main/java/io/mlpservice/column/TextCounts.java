package io.mlpservice.column;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How often each of many texts occurs. */
final class TextCounts {
    private final TextTable table = new TextTable();
    /** By the code of the text. */
    private int[] counts = new int[8];

    /** Counts a text; says whether it is new. */
    boolean add(String text, int times) {
        var known = table.size();
        var code = table.code(text);
        if (code == counts.length) {
            counts = Arrays.copyOf(counts, 2 * counts.length);
        }
        counts[code] += times;
        return code == known;
    }

    /** Counts a text unless it is new. */
    void addIfKnown(String text, int times) {
        var code = table.find(text);
        if (code >= 0) {
            counts[code] += times;
        }
    }

    /** The number of texts. */
    int size() {
        return table.size();
    }

    /** The texts, in the order in which they came. */
    List<String> texts() {
        return table.texts();
    }

    /** The texts and how often each occurs. */
    Stream<Category> categories() {
        return IntStream.range(0, table.size()).mapToObj(code -> new Category(table.texts().get(code), counts[code]));
    }
}
