package io.mlpservice.engine.data;

import java.util.List;
import java.util.Optional;

/**
 * A pair of words for true and false. They are read in any case.
 *
 * @param trueWord the word for true
 * @param falseWord the word for false
 */
public record BooleanWords(String trueWord, String falseWord) {
    private static final List<BooleanWords> PAIRS = List.of(new BooleanWords("true", "false"),
            new BooleanWords("yes", "no"), new BooleanWords("t", "f"), new BooleanWords("y", "n"),
            new BooleanWords("on", "off"), new BooleanWords("1", "0"));
    private static final int LONGEST = 5;
    private static final Optional<Boolean> TRUE = Optional.of(true);
    private static final Optional<Boolean> FALSE = Optional.of(false);

    /** What a word means; empty if it is of no pair. Allocates nothing. */
    public static Optional<Boolean> valueOf(String word) {
        if (word.length() <= LONGEST) {
            for (var pair : PAIRS) {
                if (word.equalsIgnoreCase(pair.trueWord)) {
                    return TRUE;
                }
                if (word.equalsIgnoreCase(pair.falseWord)) {
                    return FALSE;
                }
            }
        }
        return Optional.empty();
    }

    /** The pair of a word; empty if it is of none. */
    public static Optional<BooleanWords> pairOf(String word) {
        return PAIRS.stream().filter(pair -> pair.contains(word)).findFirst();
    }

    /** Whether a word is one of this pair. */
    public boolean contains(String word) {
        return word.equalsIgnoreCase(trueWord) || word.equalsIgnoreCase(falseWord);
    }
}
