package io.mlpservice.platform.problem;

import java.math.BigDecimal;

/** Formats what a client sent for use in messages. */
public final class Messages {
    /** What an id looks like. */
    public static final String EXAMPLE_ID = "123e4567-e89b-12d3-a456-426614174000";
    private static final int LONGEST = 100;

    private Messages() {}

    /** A finite number as people write it, whole numbers without a fraction. */
    public static String plain(double number) {
        return shortened(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
    }

    /** The text, shortened if it is long. */
    public static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
