package io.mlpservice.column;

/**
 * The number of distinct values that the columns of a data set may still keep in total, so that a file of distinct
 * values does not fill the memory. The first values of each column do not count.
 */
public final class DistinctValues {
    private static final int ALWAYS_KEPT = 100;

    private int left;

    /** A budget of {@code most} distinct values. */
    public DistinctValues(int most) {
        this.left = most;
    }

    /** Whether a column with this many kept values may keep one more. */
    boolean admits(int known) {
        return known < ALWAYS_KEPT || (left > 0 && left-- > 0);
    }

    /** Whether a column may keep this many values. */
    boolean admitsAll(int count) {
        if (count > DatasetColumn.MOST_LABELS || count - ALWAYS_KEPT > left) {
            return false;
        }
        left -= Math.max(0, count - ALWAYS_KEPT);
        return true;
    }
}
