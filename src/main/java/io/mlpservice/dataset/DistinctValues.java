package io.mlpservice.dataset;

/**
 * The number of distinct values that the columns of a data set may still keep in total, so that a file of distinct
 * values does not fill the memory. The values that a column shows do not count.
 */
final class DistinctValues {
    private int left;

    DistinctValues(int most) {
        this.left = most;
    }

    /** Whether a column with this many kept values may keep one more. */
    boolean admits(int known) {
        return known < DatasetColumn.CATEGORIES_SHOWN || (left > 0 && left-- > 0);
    }
}
