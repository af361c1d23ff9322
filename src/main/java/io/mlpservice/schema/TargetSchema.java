package io.mlpservice.schema;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.model.TrainedModel;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/** A column that a model predicts. */
@Schema(description = "A column that a model predicts.")
public record TargetSchema(@Schema(example = "species") String name,
        @Schema(description = "The labels; null for a regression.", example = "[\"setosa\", \"versicolor\", \"virginica\"]") @Nullable List<String> classes,
        @Schema(description = "How x, the number in the target's own unit, is scaled; null for a classification.") @Nullable ScaleSchema scale) {

    static List<TargetSchema> of(TrainedModel model) {
        var targets = model.schema().targets();
        var isRegression = model.schema().task() == Task.REGRESSION;
        return IntStream.range(0, targets.size())
                .mapToObj(index -> new TargetSchema(targets.get(index).name(),
                        isRegression ? null : targets.get(index).labels(),
                        isRegression ? ScaleSchema.of(model.targetScales().get(index)) : null))
                .toList();
    }
}
