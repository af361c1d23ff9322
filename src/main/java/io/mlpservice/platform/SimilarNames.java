package io.mlpservice.platform;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that is meant where another one is written. */
public final class SimilarNames {
    /** Longer names take long to compare, and slips in them are rarely the only difference. */
    private static final int LONGEST = 60;

    private SimilarNames() {}

    /** What is left of a name without what programs write differently: case, blanks, and the marks {@code _ - .}. */
    public static String core(String name) {
        var core = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT).codePoints()
                .filter(point -> "_-.".indexOf(point) < 0 && !Character.isWhitespace(point)
                        && !Character.isSpaceChar(point))
                .forEach(core::appendCodePoint);
        return core.toString();
    }

    /** Whether a name differs by so few letters from another one that it may be a slip: one in four at most, and one of few. */
    public static boolean areSimilar(String name, String other) {
        var most = Math.max(1, name.length() / 4);
        return name.length() > 2 && name.length() <= LONGEST && Math.abs(name.length() - other.length()) <= most
                && distance(name, other) <= most;
    }

    /** How many letters must be added, left out, replaced or swapped with their neighbor, at least. */
    private static int distance(String name, String other) {
        var distances = new int[name.length() + 1][other.length() + 1];
        for (var from = 0; from <= name.length(); from++) {
            for (var to = 0; to <= other.length(); to++) {
                distances[from][to] = from == 0 || to == 0 ? from + to : distance(name, other, from, to, distances);
            }
        }
        return distances[name.length()][other.length()];
    }

    private static int distance(String name, String other, int from, int to, int[][] distances) {
        var last = name.charAt(from - 1);
        var isSame = last == other.charAt(to - 1);
        var least = Math.min(distances[from - 1][to - 1] + (isSame ? 0 : 1),
                Math.min(distances[from - 1][to], distances[from][to - 1]) + 1);
        var isSwapped = from > 1 && to > 1 && last == other.charAt(to - 2)
                && name.charAt(from - 2) == other.charAt(to - 1);
        return isSwapped ? Math.min(least, distances[from - 2][to - 2] + 1) : least;
    }

    /** The first of the names that has the same {@link #core}, if there is one. */
    public static Optional<String> alike(String name, Collection<String> names) {
        var core = core(name);
        return core.isEmpty()
                ? Optional.empty()
                : names.stream().filter(other -> core(other).equals(core)).findFirst();
    }
}
