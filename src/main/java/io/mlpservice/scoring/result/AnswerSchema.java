package io.mlpservice.scoring.result;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.model.TargetColumn;

import java.util.List;
import java.util.Objects;

/**
 * What a model answers. A job keeps it, so that its result can be read when the model is deleted.
 *
 * @param features by name; answers do not depend on their types
 */
public record AnswerSchema(Task task, List<String> features, List<TargetColumn> targets) {
    /** What a model answers. */
    public static AnswerSchema of(ModelSchema schema) {
        return new AnswerSchema(schema.task(), schema.featureNames(),
                schema.targets().stream().map(TargetColumn::of).toList());
    }

    /** The schema by which answers are read; its features are numeric, whatever those of the model were. */
    public ModelSchema toEngine() {
        return new ModelSchema(task, Feature.numeric(features), targets.stream()
                .map(target -> new Target(target.name(), Objects.requireNonNullElse(target.classes(), List.of())))
                .toList());
    }
}
