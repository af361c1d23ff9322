package io.mlpservice.training.resolution.defaults;

import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.SplitType;
import io.mlpservice.configuration.TrainingConfiguration.SplitConfiguration;
import io.mlpservice.configuration.TrainingRequest.SplitRequest;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.training.resolution.schema.SchemaResolver;
import io.mlpservice.training.resolution.size.PartSizes;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Fills in which rows are held out. */
final class SplitDefaults {
    private static final int ROWS_WORTH_SPLITTING = 50;
    private static final double VALIDATION_FRACTION = 0.1;
    private static final double TEST_FRACTION = 0.2;
    private static final String TYPE = "/split/type";

    private final Task task;
    private final int rows;
    private final boolean crossValidated;
    private final FieldErrors errors;

    /**
     * Defaults for one request.
     *
     * @param rows how many rows the data set has
     * @param crossValidated whether folds are the test part
     */
    SplitDefaults(Task task, int rows, boolean crossValidated, FieldErrors errors) {
        this.task = task;
        this.rows = rows;
        this.crossValidated = crossValidated;
        this.errors = errors;
    }

    SplitConfiguration fillIn(SplitRequest asked) {
        var type = Objects.requireNonNullElse(asked.type(), SplitType.RANDOM);
        var numbers = new ChoiceNumbers(errors, "/split", TYPE, "The split", type, asked);
        var worthIt = rows >= ROWS_WORTH_SPLITTING;
        var validation = numbers.number(Hyperparameter.VALIDATION_FRACTION, worthIt ? VALIDATION_FRACTION : 0);
        var test = numbers.number(Hyperparameter.TEST_FRACTION, worthIt && !crossValidated ? TEST_FRACTION : 0);
        var random = type == SplitType.RANDOM;
        var shuffle = random ? Objects.requireNonNullElse(asked.shuffle(), true) : null;
        var split = new SplitConfiguration(type, column(type, asked.column()), validation, test, shuffle,
                random ? stratify(asked.stratify(), Boolean.TRUE.equals(shuffle)) : null);
        if (!random) {
            notUsed(type, "/split/shuffle", asked.shuffle());
            notUsed(type, "/split/stratify", asked.stratify());
        }
        if (crossValidated && type != SplitType.COLUMN) {
            SettingChecks.notUsed(errors.restingOn(CrossValidationDefaults.PLACE), "/split/test_fraction", test,
                    "A cross-validation, in which each fold is the test once,");
        }
        checkFractions(split);
        return split;
    }

    private @Nullable String column(SplitType type, @Nullable String given) {
        if (type == SplitType.RANDOM) {
            notUsed(type, SchemaResolver.SPLIT_COLUMN, given);
            return null;
        }
        if (given == null) {
            errors.restingOn(TYPE).add(SchemaResolver.SPLIT_COLUMN, "required",
                    "The split '%s' follows a column of the data set; name it.".formatted(JsonNames.of(type)));
        }
        return given;
    }

    private void notUsed(SplitType type, String pointer, @Nullable Object value) {
        SettingChecks.notUsed(errors.restingOn(TYPE), pointer, value,
                "The split '%s'".formatted(JsonNames.of(type)));
    }

    private boolean stratify(@Nullable Boolean given, boolean shuffle) {
        var stratify = Objects.requireNonNullElse(given, task == Task.CLASSIFICATION && shuffle);
        if (stratify && task == Task.REGRESSION && !errors.isDoubtful("/targets")) {
            errors.add("/split/stratify", "not_used", "Only classes can be stratified; leave it out for a regression.");
        } else if (stratify && !shuffle) {
            errors.add("/split/stratify", "not_used", "Rows are stratified only when they are shuffled.");
        }
        return stratify;
    }

    private void checkFractions(SplitConfiguration split) {
        var held = errors.restingOn("/split/validation_fraction", "/split/test_fraction");
        var validation = Objects.requireNonNullElse(split.validationFraction(), 0.0);
        var test = Objects.requireNonNullElse(split.testFraction(), 0.0);
        if (validation + test >= 1) {
            held.add("/split", "out_of_range",
                    "The fractions held out are %s and %s; together they must be less than 1."
                            .formatted(validation, test));
        } else if (PartSizes.byFraction(split, rows).training() < 1) {
            held.restingOn("/dataset_id", SchemaResolver.MISSING).add("/split", "no_training_rows",
                    "Of %d rows none would be left to train on; hold out less.".formatted(rows));
        }
    }
}
