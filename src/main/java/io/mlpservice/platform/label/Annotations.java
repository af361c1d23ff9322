package io.mlpservice.platform.label;

import io.mlpservice.platform.StorableText;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a user wrote on a data set, a job or a model.
 *
 * @param labels by name, sorted
 * @param note null for none
 */
public record Annotations(Map<String, String> labels, @Nullable String note) {
    /** Nothing. */
    public static final Annotations NONE = new Annotations(Map.of(), null);

    /** Sorts the labels. */
    public Annotations {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** Those of a request. */
    public static Annotations of(@Nullable Map<String, String> labels, @Nullable String note) {
        return new Annotations(labels == null ? Map.of() : labels, note);
    }

    /** Adds everything that is not allowed, at {@code /labels} and {@code /note}. */
    public void check(FieldErrors errors) {
        labels.forEach((name, value) -> Label.check(name, value, errors));
        if (labels.size() > Label.MOST) {
            errors.add("/labels", "too_many",
                    "There are %d labels; %d are allowed. Remove some.".formatted(labels.size(), Label.MOST));
        }
        if (note != null && note.length() > Label.LONGEST_NOTE) {
            errors.add("/note", "too_long", "The note has %,d characters; up to %,d are allowed."
                    .formatted(note.length(), Label.LONGEST_NOTE));
        }
        if (note != null && !StorableText.isOne(note)) {
            errors.add("/note", "invalid_value", StorableText.RULE);
        }
    }
}
