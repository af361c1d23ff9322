package io.mlpservice.training.resolution;

import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.TrainingConfiguration.ClassWeights;
import io.mlpservice.configuration.TrainingConfiguration.ClassWeightsMode;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.JsonNames;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Fills in how much each class counts: given weights are completed in the order of the classes. */
final class ClassWeightDefaults {
    private static final String MODE = "/training/class_weights/mode";
    private static final String WEIGHTS = "/training/class_weights/weights";

    private final FieldErrors errors;

    ClassWeightDefaults(FieldErrors errors) {
        this.errors = errors;
    }

    /**
     * The class weights.
     *
     * @param schema null where the request's columns make none; then given weights stay as they are
     */
    ClassWeights fillIn(@Nullable ClassWeights asked, @Nullable ModelSchema schema) {
        var given = Objects.requireNonNullElse(asked, new ClassWeights(null, null));
        var mode = Objects.requireNonNullElse(given.mode(), ClassWeightsMode.NONE);
        if (mode != ClassWeightsMode.GIVEN) {
            SettingChecks.notUsed(errors.restingOn(MODE), WEIGHTS, given.weights(),
                    "The mode '%s'".formatted(JsonNames.of(mode)));
        }
        if (schema != null && schema.task() == Task.REGRESSION) {
            SettingChecks.notUsed(errors, MODE, mode, "A regression, which has no classes,");
            return new ClassWeights(ClassWeightsMode.NONE, null);
        }
        if (schema != null && schema.isMultiLabel() && mode != ClassWeightsMode.NONE) {
            errors.add(MODE, "illegal_combination", "With several targets a row belongs to a class of each, so that no "
                    + "class weight is the row's; choose 'none', and weigh rows by a 'weight_column' if need be.");
            return new ClassWeights(ClassWeightsMode.NONE, null);
        }
        if (mode != ClassWeightsMode.GIVEN) {
            return new ClassWeights(mode, null);
        }
        if (given.weights() == null || given.weights().isEmpty()) {
            errors.add(WEIGHTS, "required", "Give the weight of at least one class, or choose 'balanced' or 'none'.");
            return new ClassWeights(mode, null);
        }
        return new ClassWeights(mode,
                schema == null ? given.weights() : complete(given.weights(), schema.targets().getFirst().labels()));
    }

    private Map<String, Double> complete(Map<String, Double> given, List<String> labels) {
        given.keySet().forEach(label -> check(label, labels));
        var complete = new LinkedHashMap<String, Double>();
        labels.forEach(label -> complete.put(label, Hyperparameter.CLASS_WEIGHT.orDefault(given.get(label))));
        if (complete.values().stream().allMatch(weight -> weight == 0)) {
            errors.add(WEIGHTS, "invalid_value", "If no class counts, there is nothing to learn; "
                    + "give at least one class a weight above 0.");
        }
        return complete;
    }

    private void check(String label, List<String> labels) {
        if (!labels.contains(label)) {
            errors.add(WEIGHTS + "/" + label.replace("~", "~0").replace("/", "~1"), "unknown_class",
                    "The target has no class '%s'; it has: %s.".formatted(label, ColumnChecks.shortened(labels)));
        }
    }
}
