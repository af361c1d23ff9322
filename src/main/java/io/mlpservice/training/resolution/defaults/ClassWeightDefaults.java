package io.mlpservice.training.resolution.defaults;

import io.mlpservice.configuration.ClassWeightsMode;
import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.TrainingConfiguration.ClassWeightsConfiguration;
import io.mlpservice.configuration.TrainingRequest.ClassWeightsRequest;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.training.resolution.schema.ColumnChecks;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Fills in the class weights; given weights are completed, in the order of the classes. */
final class ClassWeightDefaults {
    private static final String MODE = "/training/class_weights/mode";
    private static final String WEIGHTS = "/training/class_weights/weights";

    private final ModelSchema schema;
    private final FieldErrors errors;

    /** Defaults for one request; where "/targets" is in doubt, given weights stay as they are. */
    ClassWeightDefaults(ModelSchema schema, FieldErrors errors) {
        this.schema = schema;
        this.errors = errors;
    }

    ClassWeightsConfiguration fillIn(@Nullable ClassWeightsRequest asked) {
        var given = Blank.orBlank(asked, ClassWeightsRequest.class);
        var mode = Objects.requireNonNullElse(given.mode(), ClassWeightsMode.NONE);
        if (mode != ClassWeightsMode.GIVEN) {
            SettingChecks.notUsed(errors.restingOn(MODE), WEIGHTS, given.weights(),
                    "The mode '%s'".formatted(JsonNames.of(mode)));
        }
        if (!errors.isDoubtful("/targets") && !suits(mode)) {
            return new ClassWeightsConfiguration(ClassWeightsMode.NONE, null);
        }
        return new ClassWeightsConfiguration(mode, mode == ClassWeightsMode.GIVEN ? weights(given.weights()) : null);
    }

    private boolean suits(ClassWeightsMode mode) {
        if (schema.task() == Task.REGRESSION) {
            SettingChecks.notUsed(errors, MODE, mode, "A regression, which has no classes,");
            return false;
        }
        if (schema.isMultiLabel() && mode != ClassWeightsMode.NONE) {
            errors.add(MODE, "illegal_combination", "With several targets a row belongs to a class of each, so that no "
                    + "class weight is the row's; choose 'none', and weigh rows by a 'weight_column' if need be.");
            return false;
        }
        return true;
    }

    private @Nullable Map<String, Double> weights(@Nullable Map<String, Double> given) {
        if (given == null || given.isEmpty()) {
            errors.add(WEIGHTS, "required", "Give the weight of at least one class, or choose 'balanced' or 'none'.");
            return null;
        }
        return errors.isDoubtful("/targets") ? given : complete(given, schema.targets().getFirst().labels());
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
