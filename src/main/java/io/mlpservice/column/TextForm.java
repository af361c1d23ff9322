package io.mlpservice.column;

/** Tells free text and names that hardly ever occur again from categories. */
final class TextForm {
    /** With fewer values, categories may all be different by chance. */
    private static final int FEWEST_UNIQUE = 20;
    private static final double UNIQUE_SHARE = 0.9;
    private static final int MANY = 100;
    private static final double UNIQUE_SHARE_OF_MANY = 0.5;
    private static final double SENTENCE_LENGTH = 50;
    private static final double SENTENCE_BLANKS = 5;
    private static final double SENTENCE_SHARE = 0.3;

    private long values;
    private long characters;
    private long blanks;

    void accept(String value, int times) {
        values += times;
        characters += (long) times * value.length();
        for (var index = value.indexOf(' '); index >= 0; index = value.indexOf(' ', index + 1)) {
            blanks += times;
        }
    }

    /** Whether most values occur once. */
    boolean isUnique(long distinct) {
        return (values >= FEWEST_UNIQUE && distinct > UNIQUE_SHARE * values)
                || (values >= MANY && distinct > UNIQUE_SHARE_OF_MANY * values);
    }

    /** Whether the values are sentences that are not often repeated. */
    boolean isFree(long distinct) {
        return distinct > 1 && distinct > SENTENCE_SHARE * values && characters > SENTENCE_LENGTH * values
                && blanks >= SENTENCE_BLANKS * values;
    }
}
