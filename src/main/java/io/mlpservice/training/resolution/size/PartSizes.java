package io.mlpservice.training.resolution.size;

import io.mlpservice.configuration.TrainingConfiguration.CrossValidationConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.SplitConfiguration;
import io.mlpservice.engine.data.HeldOut;
import io.mlpservice.engine.data.Split;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** How many rows each part of a split has. */
public record PartSizes(int training, int validation, int test) {
    static PartSizes of(Split split) {
        return new PartSizes(split.training().length, split.validation().length, split.test().length);
    }

    /** The sizes by the fractions alone, whatever the seed is; of a cross-validation the fewest validation rows of a fit. */
    public static PartSizes byFraction(SplitConfiguration split, @Nullable CrossValidationConfiguration crossValidation,
            int rows, long seed) {
        var whole = byFraction(split, rows);
        if (crossValidation == null) {
            return whole;
        }
        return whole.fewer(byFraction(split, rows - Math.ceilDiv(rows, crossValidation.folds())));
    }

    /** The same with no more validation rows than another split has. */
    PartSizes fewer(PartSizes other) {
        return new PartSizes(training, Math.min(validation, other.validation), test);
    }

    /** The sizes by the fractions alone, which whole groups and equal times may miss. */
    public static PartSizes byFraction(SplitConfiguration split, int rows) {
        var validation = HeldOut.share(Objects.requireNonNullElse(split.validationFraction(), 0.0), rows);
        var test = HeldOut.share(Objects.requireNonNullElse(split.testFraction(), 0.0), rows);
        return new PartSizes(rows - validation - test, validation, test);
    }
}
