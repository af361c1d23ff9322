package io.mlpservice.platform.label;

import io.mlpservice.platform.json.JsonParameter;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Labels and a note as the fields of a form or an address give them. What is empty is absent.
 *
 * @param labels a JSON object
 * @param note a text
 */
public record AnnotationFields(
        @Schema(description = "Labels as a JSON object. "
                + Label.RULES, example = "{\"stage\": \"trial\"}") @Nullable String labels,
        @Schema(description = "A note of up to 2,000 characters.", example = "The first try.") @Nullable String note) {
    /** The names of the fields. */
    public static final List<String> NAMES = List.of("labels", "note");

    /** What the fields say; adds everything that is wrong with them. */
    public Annotations read(FieldErrors errors) {
        var found = new FieldErrors();
        var annotations = new Annotations(labels(found), note == null || note.isEmpty() ? null : note);
        annotations.check(found);
        found.list().forEach(error -> errors.add(ofField(error)));
        return annotations;
    }

    private Map<String, String> labels(FieldErrors errors) {
        if (labels == null || labels.isBlank()) {
            return Map.of();
        }
        var read = new TreeMap<String, String>();
        JsonParameter.object(labels).filter(object -> object.valueStream().allMatch(JsonNode::isString))
                .ifPresentOrElse(
                        object -> object.forEachEntry((name, value) -> read.put(name, value.stringValue())),
                        () -> errors.add("/labels", "invalid_value",
                                "'labels' must be a JSON object of strings in which each name occurs once, such as {\"stage\": \"trial\"}."));
        return read;
    }

    private static FieldError ofField(FieldError error) {
        var isNote = "/note".equals(error.pointer());
        return FieldError.parameter(isNote ? "note" : "labels", error.code(), error.detail());
    }
}
