package io.mlpservice.platform;

import io.mlpservice.platform.problem.Messages;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the name that is meant where another one is written. */
public final class SimilarNames {
    /** Longer names take long to compare, and slips in them are rarely the only difference. */
    private static final int LONGEST = 60;
    /** Names beyond these are not compared letter by letter. */
    private static final int MOST_COMPARED = 1000;

    private SimilarNames() {}

    /**
     * What is left of a name without what programs write differently: case, blanks, and the marks {@code _ - .}. Between
     * two digits these are one mark, since {@code q1.5} is not {@code q15}.
     */
    public static String core(String name) {
        var core = new StringBuilder(name.length());
        var before = 0;
        var isApart = false;
        for (var point : name.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            if (isMark(point)) {
                isApart = true;
                continue;
            }
            if (isApart && Character.isDigit(before) && Character.isDigit(point)) {
                core.append('_');
            }
            core.appendCodePoint(point);
            before = point;
            isApart = false;
        }
        return core.toString();
    }

    private static boolean isMark(int point) {
        return "_-.".indexOf(point) >= 0 || Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    /**
     * The names by their {@link #core}, in their order; of names with the same core the first. Names of nothing but marks
     * are left out.
     */
    public static Map<String, String> byCore(Collection<String> names) {
        var byCore = names.stream().collect(Collectors.toMap(SimilarNames::core, Function.identity(),
                (first, _) -> first, LinkedHashMap::new));
        byCore.remove("");
        return byCore;
    }

    /**
     * Asks whether another name is meant: one that has the same core, or else one of a similar core.
     *
     * @param byCore the names that exist, by their cores
     * @return to end a sentence with; empty if no name is like it
     */
    public static String question(String name, Map<String, String> byCore) {
        var core = core(name);
        var alike = core.isEmpty() ? null : byCore.get(core);
        return Optional.ofNullable(alike)
                .or(() -> byCore.entrySet().stream().limit(MOST_COMPARED)
                        .filter(other -> areSimilar(core, other.getKey())).map(Map.Entry::getValue).findFirst())
                .map(meant -> " Did you mean '%s'?".formatted(Messages.shortened(meant))).orElse("");
    }

    /** Whether a name differs by so few letters from another one that it may be a slip: one in four at most, and one of few. */
    private static boolean areSimilar(String name, String other) {
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
}
