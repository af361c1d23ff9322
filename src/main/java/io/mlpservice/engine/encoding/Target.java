package io.mlpservice.engine.encoding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column that a model predicts.
 *
 * @param labels the classes in the order of the output units; none for a regression
 */
public record Target(String name, List<String> labels) {
    /** Keeps the labels for itself. */
    public Target {
        labels = List.copyOf(labels);
    }

    /** The order of classes: by number if all labels are numbers, else by code point. */
    public static List<String> inOrder(Stream<String> labels) {
        var distinct = labels.distinct().toList();
        return distinct.stream().allMatch(Target::isNumber)
                ? distinct.stream().sorted(Comparator.comparingDouble(Double::parseDouble)).toList()
                : distinct.stream().sorted(Target::compareByCodePoint).toList();
    }

    private static boolean isNumber(String label) {
        return label.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    }

    /** Strings compare by UTF-16 units, which differs above U+FFFF. */
    private static int compareByCodePoint(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
