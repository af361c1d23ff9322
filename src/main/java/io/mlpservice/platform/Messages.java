package io.mlpservice.platform;

/** What a client sent, as messages repeat it. */
public final class Messages {
    private static final int LONGEST = 100;

    private Messages() {}

    /** The text, or its beginning if it is long. */
    public static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
