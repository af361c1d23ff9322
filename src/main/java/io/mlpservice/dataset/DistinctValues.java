package io.mlpservice.dataset;

/**
 * How many different values the columns of a data set may still count together, so that a file of nothing but
 * different texts does not fill the memory.
 */
final class DistinctValues {
    private int left;

    DistinctValues(int most) {
        this.left = most;
    }

    boolean take() {
        return left > 0 && left-- > 0;
    }
}
