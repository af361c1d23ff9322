package io.mlpservice.engine.data;

/** How the rows of a table are split into training, validation and test rows. */
public sealed interface SplitSpec permits ColumnSplit, FoldSplit, FractionSplit {
    /** All rows are training rows. */
    SplitSpec NONE = new RandomSplit(HeldOut.NOTHING, false, false);

    /**
     * Splits rows.
     *
     * @param seed for what is drawn at random
     * @throws UnsuitableDataException if the column that decides is absent, has gaps or does not suit
     */
    Split split(Rows rows, long seed);
}
