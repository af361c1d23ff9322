package io.mlpservice.engine.data;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

/**
 * One fit of a cross-validation: a fold is held out for the test, and the other rows are split into training and
 * validation rows.
 *
 * @param within how the other rows are split; it holds out no test rows of its own
 * @param folds see {@link Hyperparameter#FOLDS}
 * @param repeat counts from 0
 * @param fold counts from 0
 */
public record FoldSplit(FractionSplit within, int folds, int repeat, int fold) implements SplitSpec {
    /** Checks that the fold exists and is the only test part. */
    public FoldSplit {
        Hyperparameter.FOLDS.check(folds);
        if (fold < 0 || fold >= folds || within.heldOut().test() > 0) {
            throw new IllegalArgumentException("a fold must exist, and no other rows may be held out for the test");
        }
    }

    @Override
    public Split split(Rows rows, long seed) {
        if (rows.count() < folds) {
            throw new UnsuitableDataException("%d rows are too few for %d folds; take fewer folds"
                    .formatted(rows.count(), folds));
        }
        var cut = within.folds(rows, folds, repeat, seed).get(fold);
        var others = within.split(rows.only(cut.training()), seed);
        return new Split(others.training(), others.validation(), cut.test());
    }
}
