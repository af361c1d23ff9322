package io.mlpservice.engine.data;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** The words that mean a missing value, such as {@code NA} or {@code -999}. */
public final class GapWords {
    /** The words that usually mean a missing value, separated by commas. */
    public static final String USUAL_WORDS = "NA,N/A,n/a,<NA>,NaN,nan,-NaN,-nan,null,NULL,None,?,.,-,#N/A,#NA,#N/A N/A,1.#IND,1.#QNAN,-1.#IND,-1.#QNAN,\\N,#DIV/0!,#VALUE!,#REF!,#NUM!,#NAME?,#NULL!,#WERT!";
    /** Those that usually mean a missing value. */
    public static final GapWords USUAL = new GapWords(List.of(USUAL_WORDS.split(",")));

    /** Those of earlier versions, for what was stored without its words: "n/a" was a category then. */
    public static final GapWords UNRECORDED = new GapWords(
            List.of("NA", "N/A", "NaN", "nan", "null", "NULL", "None", "?", ".", "-", "#N/A"));

    /** No words: an empty cell alone means a missing value. */
    public static final GapWords NONE = new GapWords(List.of());

    private final Set<String> words;
    private final double[] numbers;

    /**
     * Collects words.
     *
     * @param words as they are written
     */
    public GapWords(Collection<String> words) {
        this.words = new LinkedHashSet<>(words);
        this.numbers = this.words.stream().map(Numbers::parse).flatMapToDouble(OptionalDouble::stream).toArray();
    }

    /** All words, in order. */
    public List<String> all() {
        return List.copyOf(words);
    }

    /** Whether a text is one of the words. */
    public boolean contains(String text) {
        return words.contains(text);
    }

    /** Whether a number is one of the words, however it is written there. */
    public boolean contains(double number) {
        for (var word : numbers) {
            if (word == number) {
                return true;
            }
        }
        return false;
    }

    /** Whether any word is a number. */
    public boolean containNumbers() {
        return numbers.length > 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GapWords gapWords && words.equals(gapWords.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }
}
