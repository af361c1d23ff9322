package io.mlpservice.column;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How often each of many texts occurs, without an object for each count, which would burden the garbage collector. */
final class TextCounts {
    private static final int FEWEST_PLACES = 16;

    /** Each text at the place that its hash says, or else at the next free one. At most half of the places are taken. */
    private @Nullable String[] texts = new String[FEWEST_PLACES];
    private int[] counts = new int[FEWEST_PLACES];
    private int size;

    /** Counts a text; says whether it is new. */
    boolean add(String text, int times) {
        var place = place(text);
        var isNew = texts[place] == null;
        texts[place] = isNew ? text : texts[place];
        counts[place] += times;
        if (isNew && 2 * ++size > texts.length) {
            grow();
        }
        return isNew;
    }

    /** Counts a text unless it is new. */
    void addIfKnown(String text, int times) {
        var place = place(text);
        counts[place] += texts[place] == null ? 0 : times;
    }

    private int place(String text) {
        var last = texts.length - 1;
        var place = TextHash.of(text) & last;
        while (texts[place] != null && !text.equals(texts[place])) {
            place = place + 1 & last;
        }
        return place;
    }

    private void grow() {
        var known = texts;
        var counted = counts;
        texts = new String[2 * known.length];
        counts = new int[texts.length];
        for (var index = 0; index < known.length; index++) {
            var text = known[index];
            if (text != null) {
                var place = place(text);
                texts[place] = text;
                counts[place] = counted[index];
            }
        }
    }

    /** The number of texts. */
    int size() {
        return size;
    }

    /** The texts, in any order. */
    Stream<String> texts() {
        return Arrays.stream(texts).filter(Objects::nonNull);
    }

    /** The texts and how often each occurs, in any order. */
    Stream<Category> categories() {
        return IntStream.range(0, texts.length).filter(place -> texts[place] != null)
                .mapToObj(place -> new Category(Objects.requireNonNull(texts[place]), counts[place]));
    }
}
