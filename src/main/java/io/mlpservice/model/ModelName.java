package io.mlpservice.model;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The names that models may have. */
public final class ModelName {
    /** The rule in words. */
    public static final String RULE = "A model's name starts with a letter or digit, continues with up to 99 letters, digits, '.', '_' or '-', "
            + "and does not look like an id.";

    /** The rule for aliases in words. */
    public static final String ALIAS_RULE = "An alias starts with a letter, continues with up to 63 letters, digits, '.', '_' or '-', "
            + "and does not look like a version, such as v2.";
    /** The rule for aliases as a regular expression that all clients can read; it takes v2 too. */
    public static final String ALIAS_PATTERN = "^[A-Za-z][A-Za-z0-9._-]{0,63}$";

    /** The largest number of characters of a name. */
    public static final int LONGEST = 100;
    private static final int LENGTH_OF_IDS = 36;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern ALIAS = Pattern.compile("(?![vV][0-9.]+$)" + ALIAS_PATTERN);
    private static final Pattern ID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern EXTENSION = Pattern.compile("(?<=.)\\.[A-Za-z0-9]+$");

    private ModelName() {}

    /** Whether an alias may be called so: it cannot be taken for a version. */
    public static boolean isLegalAlias(String alias) {
        return ALIAS.matcher(alias).matches();
    }

    /** Whether the name is allowed. */
    public static boolean isLegal(String name) {
        return NAME.matcher(name).matches() && !looksLikeAnId(name);
    }

    /**
     * The default name of a model: the data set's name without its extension, with other characters replaced by '-'. Where
     * that leaves nothing of a name, {@code model} with a number that follows from the name.
     */
    public static String ofDataset(String datasetName) {
        var name = EXTENSION.matcher(datasetName).replaceFirst("").replaceAll("[^A-Za-z0-9._-]", "-")
                .replaceFirst("^[^A-Za-z0-9]+", "");
        var shortened = name.substring(0, Math.min(name.length(), LONGEST));
        return Optional.of(shortened).filter(ModelName::isLegal).orElseGet(() -> numbered(datasetName));
    }

    private static String numbered(String datasetName) {
        var hash = UUID.nameUUIDFromBytes(datasetName.getBytes(StandardCharsets.UTF_8));
        return "model-" + HexFormat.of().toHexDigits(hash.getMostSignificantBits());
    }

    static boolean looksLikeAnId(String text) {
        return text.length() == LENGTH_OF_IDS && ID.matcher(text).matches();
    }
}
