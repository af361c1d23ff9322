package io.mlpservice.model;

import io.mlpservice.engine.encoding.Target;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A column that a model predicts.
 *
 * @param name the column's name
 * @param classes the labels in the order of the output units; null for a regression
 */
public record TargetColumn(@Schema(example = "species") String name,
        @Schema(description = "The labels, in the order of the output units; null for a regression.", example = "[\"setosa\", \"versicolor\", \"virginica\"]") @Nullable List<String> classes) {

    /** The same as in the engine's schema. */
    public static TargetColumn of(Target target) {
        return new TargetColumn(target.name(), target.labels().isEmpty() ? null : target.labels());
    }
}
