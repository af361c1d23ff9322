package io.mlpservice.training.job;

import io.mlpservice.dataset.ColumnType;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.model.TargetColumn;

import java.util.List;
import java.util.Objects;

/**
 * What the model of a job reads and predicts, as it was decided when the job was submitted.
 *
 * @param features in the order in which the model takes them
 * @param targets with their classes, in the order of the output units
 */
public record TrainingSchema(List<Feature> features, List<TargetColumn> targets) {
    /** A column that a model predicts from. */
    public record Feature(String name, ColumnType type) {}

    /** The same as the engine's schema, whose features are numbers. */
    public static TrainingSchema of(ModelSchema schema) {
        return new TrainingSchema(
                schema.features().stream().map(name -> new Feature(name, ColumnType.NUMERIC)).toList(),
                schema.targets().stream().map(TargetColumn::of).toList());
    }

    /** The same in the engine's terms. */
    public ModelSchema toEngine(Task task) {
        return new ModelSchema(task, features.stream().map(Feature::name).toList(), targets.stream()
                .map(target -> new Target(target.name(), Objects.requireNonNullElse(target.classes(), List.of())))
                .toList());
    }
}
