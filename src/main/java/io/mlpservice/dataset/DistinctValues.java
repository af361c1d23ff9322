package io.mlpservice.dataset;

/**
 * How many different values the columns of a data set may still remember together, so that a file of nothing but
 * different values does not fill the memory. What a column shows is free.
 */
final class DistinctValues {
    private int left;

    DistinctValues(int most) {
        this.left = most;
    }

    /** Whether a column that remembers so many values may remember one more. */
    boolean admits(int known) {
        return known < DatasetColumn.CATEGORIES_SHOWN || (left > 0 && left-- > 0);
    }
}
