package io.mlpservice.platform.label;

import io.mlpservice.platform.QueryParameters;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/** A change of labels and note as a JSON merge patch (RFC 7396): what is null is removed, what is left out stays. */
@Schema(description = "What to change, as a JSON merge patch: what is left out stays, and null removes.", example = "{\"labels\": {\"stage\": \"trial\"}, \"note\": \"The first try.\"}")
public record AnnotationsPatch(
        @Schema(description = "Labels to set; null removes a label, and all of them in place of the object. "
                + Label.RULES) @Nullable Map<String, @Nullable String> labels,
        @Schema(description = "A new note of up to 2,000 characters; null removes it.") @Nullable String note) {

    /**
     * Checks what can be checked of a patch alone.
     *
     * @throws io.mlpservice.platform.problem.ProblemException 422 with everything that is wrong with it
     */
    public static void check(JsonNode patch) {
        merge(Annotations.NONE, patch);
    }

    /**
     * What becomes of the present annotations.
     *
     * @throws io.mlpservice.platform.problem.ProblemException 422 with everything that is wrong with the patch
     */
    public static Annotations merge(Annotations present, JsonNode patch) {
        var errors = new FieldErrors();
        QueryParameters.addErrors(errors);
        if (!patch.isObject()) {
            errors.add("", "wrong_type", "This must be an object.");
        }
        patch.propertyNames().stream().filter(name -> !name.equals("labels") && !name.equals("note"))
                .forEach(name -> errors.add(JsonPointer.empty().appendProperty(name).toString(), "unknown_field",
                        "There is no field '%s' here; there are: labels, note. Nothing else can be changed."
                                .formatted(Messages.shortened(name))));
        var merged = new Annotations(labels(present.labels(), patch, errors), note(present.note(), patch, errors));
        merged.check(errors);
        errors.throwIfAny();
        return merged;
    }

    private static Map<String, String> labels(Map<String, String> present, JsonNode patch, FieldErrors errors) {
        var change = patch.path("labels");
        if (change.isMissingNode()) {
            return present;
        }
        if (!change.isNull() && !change.isObject()) {
            errors.reject("/labels", "wrong_type", "This must be an object of strings, or null to remove all labels.");
        }
        var merged = new TreeMap<>(change.isNull() ? Map.of() : present);
        change.propertyStream().forEach(label -> {
            if (label.getValue().isString()) {
                merged.put(label.getKey(), label.getValue().stringValue());
            } else if (label.getValue().isNull()) {
                merged.remove(label.getKey());
            } else {
                errors.add(JsonPointer.compile("/labels").appendProperty(label.getKey()).toString(), "wrong_type",
                        "This must be a string, or null to remove the label.");
            }
        });
        return merged;
    }

    private static @Nullable String note(@Nullable String present, JsonNode patch, FieldErrors errors) {
        var change = patch.path("note");
        if (change.isMissingNode()) {
            return present;
        }
        if (!change.isNull() && !change.isString()) {
            errors.reject("/note", "wrong_type", "This must be a string, or null to remove the note.");
            return present;
        }
        return change.isNull() ? null : change.stringValue();
    }
}
