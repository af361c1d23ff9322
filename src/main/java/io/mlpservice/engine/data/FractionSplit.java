package io.mlpservice.engine.data;

import java.util.List;

/** A split that holds out fractions of the rows. The same rule cuts the rows into folds. */
public sealed interface FractionSplit extends SplitSpec permits GroupSplit, RandomSplit, TimeSplit {
    /** What is held out. */
    HeldOut heldOut();

    /**
     * Cuts rows into folds that are held out one after another: each is the test part of a split without validation
     * rows.
     *
     * @param repeat counts from 0; each gives other folds if they are drawn at random
     * @throws UnsuitableDataException if the rows do not suffice for that many folds
     */
    List<Split> folds(Rows rows, int folds, int repeat, long seed);
}
