package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.FoldSplit;
import io.mlpservice.engine.data.FractionSplit;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

/**
 * Holds out each fold of the rows once and runs the whole pipeline on the others.
 *
 * @param folds see {@link Hyperparameter#FOLDS}
 * @param repeats see {@link Hyperparameter#REPEATS}
 */
public record CrossValidation(int folds, int repeats) {
    /** Checks the ranges. */
    public CrossValidation {
        Hyperparameter.FOLDS.check(folds);
        Hyperparameter.REPEATS.check(repeats);
    }

    /** The number of fits, one per fold and repeat. */
    public int fits() {
        return folds * repeats;
    }

    /**
     * The pipeline of one fit. Its test rows are the fold.
     *
     * @param whole the pipeline that makes the model; it holds out no test rows
     * @param fit counts from 0
     */
    public PipelineSpec fit(PipelineSpec whole, int fit) {
        if (whole.split() instanceof FractionSplit within) {
            return whole.with(new FoldSplit(within, folds, fit / folds, fit % folds));
        }
        throw new IllegalArgumentException("rows whose parts are given cannot be cut into folds");
    }
}
