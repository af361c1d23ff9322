package io.mlpservice.training.resolution;

import io.mlpservice.configuration.TrainingConfiguration.SplitConfiguration;
import io.mlpservice.configuration.TrainingRequest.SplitRequest;
import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.platform.FieldErrors;

import java.util.Objects;

/** Fills in which rows are held out. */
final class SplitDefaults {
    private static final int ROWS_WORTH_SPLITTING = 50;
    private static final double VALIDATION_FRACTION = 0.1;
    private static final double TEST_FRACTION = 0.2;

    private final Task task;
    private final int rows;
    private final FieldErrors errors;

    /**
     * Defaults for one request.
     *
     * @param rows how many rows the data set has
     */
    SplitDefaults(Task task, int rows, FieldErrors errors) {
        this.task = task;
        this.rows = rows;
        this.errors = errors;
    }

    /** The number of training rows. */
    static int trainingRows(SplitConfiguration split, int rows) {
        return SplitSpec.trainingRows(split.validationFraction(), split.testFraction(), rows);
    }

    SplitConfiguration fillIn(SplitRequest asked) {
        var worthIt = rows >= ROWS_WORTH_SPLITTING;
        var shuffle = Objects.requireNonNullElse(asked.shuffle(), true);
        var split = new SplitConfiguration(
                Objects.requireNonNullElse(asked.validationFraction(), worthIt ? VALIDATION_FRACTION : 0.0),
                Objects.requireNonNullElse(asked.testFraction(), worthIt ? TEST_FRACTION : 0.0), shuffle,
                Objects.requireNonNullElse(asked.stratify(), task == Task.CLASSIFICATION && shuffle));
        checkFractions(split);
        checkStratification(split);
        return split;
    }

    private void checkFractions(SplitConfiguration split) {
        var held = errors.restingOn("/split/validation_fraction", "/split/test_fraction");
        if (split.validationFraction() + split.testFraction() >= 1) {
            held.add("/split", "out_of_range",
                    "The fractions held out are %s and %s; together they must be less than 1."
                            .formatted(split.validationFraction(), split.testFraction()));
        } else if (trainingRows(split, rows) < 1) {
            held.restingOn("/dataset_id").add("/split", "no_training_rows",
                    "Of %d rows none would be left to train on; hold out less.".formatted(rows));
        }
    }

    private void checkStratification(SplitConfiguration split) {
        if (split.stratify() && task == Task.REGRESSION && !errors.isDoubtful("/targets")) {
            errors.add("/split/stratify", "not_used", "Only classes can be stratified; leave it out for a regression.");
        } else if (split.stratify() && !split.shuffle()) {
            errors.add("/split/stratify", "not_used", "Rows are stratified only when they are shuffled.");
        }
    }
}
