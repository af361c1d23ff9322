package io.mlpservice.training.resolution;

import io.mlpservice.configuration.MissingValues;
import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.TrainingConfiguration.PreprocessingConfiguration;
import io.mlpservice.configuration.TrainingRequest.PreprocessingRequest;
import io.mlpservice.engine.encoding.Scaling;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.JsonNames;
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
        return new PreprocessingConfiguration(Objects.requireNonNullElse(asked.numeric(), Scaling.STANDARD),
                targetScaling(asked.target()), MissingValues.REJECT, degree,
                interactions(degree, asked.polynomialInteractions()));
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
    private Scaling targetScaling(@Nullable Scaling given) {
        if (task == Task.CLASSIFICATION) {
            SettingChecks.notUsed(errors, "/preprocessing/target", given, "A classification");
            return Scaling.NONE;
        }
        if (comparesCounts && (given == Scaling.STANDARD || given == Scaling.MIN_MAX_MINUS1_1)) {
            errors.add("/preprocessing/target", "illegal_combination",
                    "The loss 'poisson' takes targets of at least 0, but '%s' makes some negative; choose 'none'."
                            .formatted(JsonNames.of(given)));
        }
        return Objects.requireNonNullElse(given, comparesCounts ? Scaling.NONE : Scaling.STANDARD);
    }
}
