package io.mlpservice.engine.data;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The order of labels. */
public final class Labels {
    private static final Comparator<String> BY_NUMBER = Comparator.<String>comparingDouble(Double::parseDouble)
            .thenComparingInt(String::length).thenComparing(Labels::compare);

    private Labels() {}

    /**
     * Sorts distinct labels: numerically if all are numbers, else by code point. Labels of the same number, such as 1
     * and 01, are ordered by length, then by code point.
     */
    public static List<String> inOrder(Stream<String> labels) {
        var distinct = labels.distinct().toList();
        return distinct.stream().allMatch(label -> Numbers.parse(label).isPresent())
                ? distinct.stream().sorted(BY_NUMBER).toList()
                : distinct.stream().sorted(Labels::compare).toList();
    }

    /** By code point. {@link String#compareTo} compares UTF-16 units, whose order differs above U+FFFF. */
    public static int compare(String a, String b) {
        var place = 0;
        while (place < Math.min(a.length(), b.length())) {
            if (a.charAt(place) != b.charAt(place)) {
                return Integer.compare(rank(a.charAt(place)), rank(b.charAt(place)));
            }
            place++;
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Half of a code point above U+FFFF comes after all whole ones. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + Character.MIN_SUPPLEMENTARY_CODE_POINT : unit;
    }
}
