package io.mlpservice.training.resolution.check;

import io.mlpservice.configuration.SplitType;
import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.training.resolution.size.PartSizes;

import java.util.Optional;

/** Notices that a model is measured on nothing but the rows that it learned from. */
public final class NothingHeldOut {
    private static final String WARNING = "No row is held out: the metrics are of the rows that the model learned from, and say little of others. Measure it by a cross-validation, \"cross_validation\": {\"folds\": 5}, or raise 'split.test_fraction'.";

    private NothingHeldOut() {}

    /**
     * A sentence, if no row is held out; a column that decides is not looked at here.
     *
     * @param rows how many rows can be used
     */
    public static Optional<String> warning(TrainingConfiguration configuration, int rows) {
        var split = configuration.split();
        var holdsOut = split.type() == SplitType.COLUMN || configuration.crossValidation() != null
                || PartSizes.byFraction(split, rows).training() < rows;
        return holdsOut ? Optional.empty() : Optional.of(WARNING);
    }
}
