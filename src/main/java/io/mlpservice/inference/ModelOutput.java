package io.mlpservice.inference;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Task;

import java.util.ArrayList;
import java.util.List;

/**
 * A named output of a model: {@code label} and {@code probabilities} of a classification, {@code label_<target>} and
 * {@code probabilities_<target>} for each of several targets, the name of the target for a regression.
 *
 * @param target its place among the targets, counted from 0
 * @param classes how many probabilities a row has; 0 for other kinds
 */
public record ModelOutput(String name, Kind kind, int target, int classes) {
    /** What an output holds for each row. */
    public enum Kind {
        /** The predicted class, as text. */
        LABEL,
        /** The probability of each class, in their order. */
        PROBABILITIES,
        /** A number in the unit of the target. */
        NUMBER
    }

    /** The outputs of a model, in order. */
    public static List<ModelOutput> of(ModelSchema schema) {
        var outputs = new ArrayList<ModelOutput>();
        for (var index = 0; index < schema.targets().size(); index++) {
            var target = schema.targets().get(index);
            if (schema.task() == Task.REGRESSION) {
                outputs.add(new ModelOutput(target.name(), Kind.NUMBER, index, 0));
            } else {
                var suffix = schema.isMultiLabel() ? "_" + target.name() : "";
                outputs.add(new ModelOutput("label" + suffix, Kind.LABEL, index, 0));
                outputs.add(new ModelOutput("probabilities" + suffix, Kind.PROBABILITIES, index,
                        target.labels().size()));
            }
        }
        return outputs;
    }

    /** What it holds for a row: a {@code String}, a {@code double[]} or a {@code Double}. */
    public Object of(Prediction prediction) {
        return switch (prediction) {
            case Prediction.Label label -> of(label);
            case Prediction.Labels(var targets) -> of(targets.get(target));
            case Prediction.Numbers(var values) -> values[target];
        };
    }

    private Object of(Prediction.Label label) {
        return kind == Kind.LABEL ? label.label() : label.probabilities();
    }
}
