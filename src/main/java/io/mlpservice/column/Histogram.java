package io.mlpservice.column;

import java.util.List;

/**
 * The frequencies of numbers in bins of equal width. A number at an edge between two bins is counted in the upper one.
 *
 * @param edges of the bins in ascending order, one more than there are bins
 * @param counts the number of values in each bin
 */
public record Histogram(List<Double> edges, List<Integer> counts) {
    /** The maximum number of bins. */
    static final int MOST_BINS = 30;

    /** Copies the lists. */
    public Histogram {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
    }
}
