package io.mlpservice.model;

import io.mlpservice.engine.data.Numbers;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.platform.problem.Messages;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A column that a model predicts.
 *
 * @param name the column's name
 * @param classes the labels in the order of the output units; null for a regression
 */
public record TargetColumn(@Schema(example = "species") String name,
        @Schema(description = "The labels, in the order of the output units; null for a regression.", example = "[\"setosa\", \"versicolor\", \"virginica\"]") @Nullable List<String> classes) {

    /** Where at most this share of the classes are words and the others numbers, the words may mean missing values. */
    private static final double FEW_WORDS = 0.2;

    /** What to do if the classes are numbers with a few words among them, as a sentence; empty if they are not. */
    Optional<String> wordsAmongNumbers() {
        var labels = Objects.requireNonNullElse(classes, List.<String>of());
        var words = labels.stream().filter(label -> Numbers.parse(label).isEmpty()).toList();
        return words.isEmpty() || words.size() > FEW_WORDS * labels.size()
                ? Optional.empty()
                : Optional.of(
                        "Most of the %d classes of '%s' are numbers, but '%s' is not. To predict numbers, upload the data set with missing_values, the list of the words that mean a missing value, and train again."
                                .formatted(labels.size(), name,
                                        Messages.shortened(words.getFirst())));
    }

    /** The same as in the engine's schema. */
    public static TargetColumn of(Target target) {
        return new TargetColumn(target.name(), target.labels().isEmpty() ? null : target.labels());
    }
}
