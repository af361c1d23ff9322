package io.mlpservice.platform.owner;

import java.util.regex.Pattern;

/**
 * Somebody who owns data sets, models and jobs.
 *
 * @param name 1 to {@value #LONGEST_NAME} printable ASCII characters without blanks, not {@code *}
 */
public record Owner(String name) {
    /** The maximum length of a name. */
    public static final int LONGEST_NAME = 100;

    /** Stands for all owners. */
    static final String EVERYONE = "*";
    private static final Pattern NAME = Pattern.compile("[!-~]{1," + LONGEST_NAME + "}");

    /** The owner of everything where no keys are needed, and of what versions before keys stored. */
    public static final Owner DEFAULT = new Owner("default");

    /** Throws {@link IllegalArgumentException} if the name is not a legal one. */
    public Owner {
        if (!isName(name)) {
            throw new IllegalArgumentException("'%s' is not the name of an owner".formatted(name));
        }
    }

    /** Whether an owner may have this name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches() && !text.equals(EVERYONE);
    }
}
