package io.mlpservice.platform;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that is meant where another one is written. */
public final class SimilarNames {
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

    /** The first of the names that has the same {@link #core}, if there is one. */
    public static Optional<String> alike(String name, Collection<String> names) {
        var core = core(name);
        return core.isEmpty()
                ? Optional.empty()
                : names.stream().filter(other -> core(other).equals(core)).findFirst();
    }
}
