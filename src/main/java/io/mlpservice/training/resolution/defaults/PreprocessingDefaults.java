package io.mlpservice.training.resolution.defaults;

import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.TrainingConfiguration.PreprocessingConfiguration;
import io.mlpservice.configuration.TrainingRequest.PreprocessingRequest;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.engine.scaling.TargetScaling;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Fills in the preprocessing. */
final class PreprocessingDefaults {
    private final Task task;
    private final boolean comparesCounts;
    private final FieldErrors errors;

    /**
     * Defaults for one request.
     *
     * @param loss the loss that was asked for, if one was
     */
    PreprocessingDefaults(Task task, @Nullable LossType loss, FieldErrors errors) {
        this.task = task;
        this.comparesCounts = loss == LossType.POISSON;
        this.errors = errors;
    }

    PreprocessingConfiguration fillIn(PreprocessingRequest asked) {
        var degree = (int) Hyperparameter.POLYNOMIAL_DEGREE.orDefault(asked.polynomialDegree());
        var missing = Objects.requireNonNullElse(asked.missing(), MissingValues.MEDIAN);
        var categorical = Objects.requireNonNullElse(asked.categorical(), CategoryEncoding.ONE_HOT);
        var numbers = new ChoiceNumbers(errors, "/preprocessing", "/preprocessing/categorical",
                "The encoding of categories", categorical, asked);
        return new PreprocessingConfiguration(Objects.requireNonNullElse(asked.numeric(), Scaling.STANDARD),
                targetScaling(asked.target()), missing, indicators(missing, asked.missingIndicators()), categorical,
                numbers.count(Hyperparameter.MAX_CATEGORIES), numbers.count(Hyperparameter.MIN_CATEGORY_ROWS), degree,
                interactions(degree, asked.polynomialInteractions()));
    }

    private @Nullable Boolean indicators(MissingValues missing, @Nullable Boolean given) {
        if (missing.fills()) {
            return Objects.requireNonNullElse(given, true);
        }
        SettingChecks.notUsed(errors.restingOn("/preprocessing/missing"), "/preprocessing/missing_indicators", given,
                "The rule '%s' for missing values".formatted(JsonNames.of(missing)));
        return null;
    }

    private @Nullable Boolean interactions(int degree, @Nullable Boolean given) {
        if (degree > 1) {
            return Objects.requireNonNullElse(given, true);
        }
        SettingChecks.notUsed(errors.restingOn("/preprocessing/polynomial_degree"),
                "/preprocessing/polynomial_interactions", given,
                "A polynomial of degree 1");
        return null;
    }

    /** Counts, which the Poisson loss needs, are not scaled, since they must not fall below 0. */
    private TargetScaling targetScaling(@Nullable TargetScaling given) {
        if (task == Task.CLASSIFICATION) {
            SettingChecks.notUsed(errors, "/preprocessing/target", given, "A classification");
            return TargetScaling.NONE;
        }
        if (comparesCounts && (given == TargetScaling.STANDARD || given == TargetScaling.MIN_MAX_MINUS1_1
                || given == TargetScaling.LOG)) {
            errors.add("/preprocessing/target", "illegal_combination",
                    "The loss 'poisson' takes targets of at least 0, but '%s' makes some negative; choose 'none'."
                            .formatted(JsonNames.of(given)));
        }
        return Objects.requireNonNullElse(given, comparesCounts ? TargetScaling.NONE : TargetScaling.STANDARD);
    }
}
