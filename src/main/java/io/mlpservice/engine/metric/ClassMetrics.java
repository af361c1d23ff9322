package io.mlpservice.engine.metric;

/**
 * The metrics of one class. Undefined values are {@code NaN}.
 *
 * @param precision the share of rows predicted as the class that have it; undefined if there are none
 * @param recall the share of rows of the class that are predicted as such; undefined if there are none
 * @param f1 2·precision·recall/(precision + recall); undefined if no row has the class or is predicted as such
 * @param support the number of rows of the class
 * @param predicted the number of rows predicted as the class
 * @param ranking how well its probability separates it from the rest
 */
public record ClassMetrics(String label, double precision, double recall, double f1, int support, int predicted,
        Ranking ranking) {
    static ClassMetrics of(String label, int hits, int actual, int predicted, Ranking ranking) {
        return new ClassMetrics(label, (double) hits / predicted, (double) hits / actual,
                2.0 * hits / (actual + predicted), actual, predicted, ranking);
    }
}
