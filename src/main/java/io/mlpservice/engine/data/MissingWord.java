package io.mlpservice.engine.data;

import java.util.List;
import java.util.Set;

/** The words that usually mean a missing value. */
public final class MissingWord {
    /** All of them, as they are written. */
    public static final List<String> USUAL = List.of("NA", "N/A", "NaN", "nan", "null", "NULL", "None", "?", ".", "-",
            "#N/A");

    private static final Set<String> WORDS = Set.copyOf(USUAL);

    private MissingWord() {}

    /** Whether a text is one of them. */
    public static boolean is(String text) {
        return WORDS.contains(text);
    }
}
