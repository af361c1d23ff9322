package io.mlpservice.exchange.pipeline;

import io.mlpservice.engine.encoding.Target;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A column that the model predicts.
 *
 * @param classes in the order of the output units; null for a regression
 * @param scale null for a classification
 */
record TargetDocument(String name, @Nullable List<String> classes, @Nullable ScaleDocument scale) {
    Target target() {
        return new Target(name, classes == null ? List.of() : classes);
    }
}
