package io.mlpservice.training.resolution.defaults;

import io.mlpservice.configuration.SplitType;
import io.mlpservice.configuration.TrainingConfiguration.CrossValidationConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.SplitConfiguration;
import io.mlpservice.configuration.TrainingRequest.CrossValidationRequest;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

/** Fills in a cross-validation and refuses those that would measure nothing. */
final class CrossValidationDefaults {
    static final String PLACE = "/cross_validation";
    static final String FOLDS = PLACE + "/folds";

    private final SplitConfiguration split;
    private final int rows;
    private final FieldErrors errors;

    /**
     * Defaults for one request.
     *
     * @param rows how many rows have a target
     */
    CrossValidationDefaults(SplitConfiguration split, int rows, FieldErrors errors) {
        this.split = split;
        this.rows = rows;
        this.errors = errors;
    }

    @Nullable
    CrossValidationConfiguration fillIn(@Nullable CrossValidationRequest asked, boolean fromModel) {
        if (asked == null) {
            return null;
        }
        var filled = new CrossValidationConfiguration((int) Hyperparameter.FOLDS.orDefault(asked.folds()),
                (int) Hyperparameter.REPEATS.orDefault(asked.repeats()));
        check(filled, fromModel);
        return filled;
    }

    private void check(CrossValidationConfiguration filled, boolean fromModel) {
        var ofSplit = errors.restingOn("/split/type", "/split/shuffle");
        if (split.type() == SplitType.COLUMN) {
            ofSplit.add(PLACE, "illegal_combination",
                    "The column of the split says which rows are the test, so there are no folds to cut; leave this out, or choose another split.");
        } else if (filled.repeats() > 1
                && (split.type() == SplitType.TIME || Boolean.FALSE.equals(split.shuffle()))) {
            ofSplit.add(PLACE + "/repeats", "illegal_combination",
                    "Every repeat would cut the same folds, since the rows are not drawn at random; leave it out, or choose another split.");
        }
        if (fromModel) {
            errors.add(PLACE, "illegal_combination",
                    "The model to go on from may have seen the rows of every fold, so the metrics would be too good; leave this out, or leave 'from_model' out.");
        }
        if (rows < filled.folds()) {
            errors.restingOn("/dataset_id", "/targets").add(FOLDS, "out_of_range",
                    "%d rows are too few for %d folds; take fewer folds.".formatted(rows, filled.folds()));
        }
    }
}
