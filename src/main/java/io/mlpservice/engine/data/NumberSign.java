package io.mlpservice.engine.data;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The sign beside the numbers of a column, or that they have none.
 *
 * @param character 0 for none
 */
public record NumberSign(char character) {
    /** No sign. */
    public static final NumberSign NONE = new NumberSign((char) 0);

    /** Checks that the character may be a sign. */
    public NumberSign {
        if (character != 0 && !NumberSigns.mayBe(character)) {
            throw new IllegalArgumentException("'%s' is no sign of numbers.".formatted(character));
        }
    }

    /**
     * The sign of a text.
     *
     * @param text null or empty for none
     * @throws IllegalArgumentException if it is no such sign
     */
    public static NumberSign of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        return new NumberSign(NumberSigns.of(List.of(text)).characters().charAt(0));
    }

    /** The sign as a text, which is empty for none. */
    public String text() {
        return character == 0 ? "" : String.valueOf(character);
    }

    /** The sign as a text; null for none. */
    public @Nullable String symbol() {
        return character == 0 ? null : text();
    }

    /**
     * Whether numbers with another sign, 0 for none, are of the same kind: {@code $5} and {@code 5} are, but neither
     * {@code $5} and {@code €5} nor {@code 5%} and {@code 0.05}.
     */
    public boolean goesWith(char other) {
        return character == other || ((character == 0 || other == 0) && character != NumberSigns.PERCENT
                && other != NumberSigns.PERCENT);
    }

    /** What is beside the numbers, for a sentence: {@code '$'} or {@code no sign}. */
    public String words() {
        return character == 0 ? "no sign" : "'%s'".formatted(character);
    }
}
