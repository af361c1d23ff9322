package io.mlpservice.platform;

/** Which texts databases can store and UTF-8 can encode. JSON and addresses can hold others. */
public final class StorableText {
    /** What is wrong with others. */
    public static final String RULE = "This contains a NUL character or half a surrogate pair, which cannot be stored. Leave it out.";

    private StorableText() {}

    /** Whether a text has neither a NUL character nor half a surrogate pair. */
    public static boolean isOne(String text) {
        return text.codePoints().noneMatch(
                point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
