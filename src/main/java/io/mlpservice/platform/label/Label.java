package io.mlpservice.platform.label;

import io.mlpservice.platform.StorableText;
import io.mlpservice.platform.paging.Conditions;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;
import java.util.regex.Pattern;

/** A label to look for. */
public record Label(String name, String value) {
    /** How many labels a thing may have. */
    public static final int MOST = 20;
    /** How long a note may be. */
    public static final int LONGEST_NOTE = 2000;
    /** What the parameter {@code label} must look like. */
    public static final String QUERY = "^[A-Za-z0-9][A-Za-z0-9._/-]{0,62}:.{0,100}$";
    /** The same in words. */
    public static final String RULES = "Up to 20. A name starts with a letter or digit and continues with up to 62 letters, digits, `.`, `_`, `/` or `-`; a value has up to 100 characters.";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,62}");
    private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}]{0,100}");
    private static final char ESCAPE = '!';

    /** Parses {@code name:value}, of which the name has no colon. */
    public static Label parse(String text) {
        var colon = text.indexOf(':');
        return new Label(text.substring(0, colon), text.substring(colon + 1));
    }

    static void check(String name, String value, FieldErrors errors) {
        var place = JsonPointer.compile("/labels").appendProperty(name).toString();
        if (!NAME.matcher(name).matches()) {
            errors.add(place, "invalid_value",
                    "'%s' is not a name of a label. It starts with a letter or digit and continues with up to 62 letters, digits, '.', '_', '/' or '-'."
                            .formatted(Messages.shortened(name)));
        }
        if (!VALUE.matcher(value).matches() || !StorableText.isOne(value)) {
            errors.add(place, "invalid_value",
                    "The value of '%s' has up to 100 characters and no line breaks; a note may be longer."
                            .formatted(Messages.shortened(name)));
        }
    }

    /** Requires a row to have this label. Quotes in values are stored with a backslash, so nothing else looks like it. */
    public void addTo(Conditions conditions, Path<?> row, CriteriaBuilder is) {
        var json = JsonMapper.shared().writeValueAsString(Map.of(name, value));
        var entry = json.substring(1, json.length() - 1).replaceAll("[%_" + ESCAPE + "]", ESCAPE + "$0");
        conditions.add(is.like(row.get("labelText"), "%" + entry + "%", ESCAPE));
    }
}
