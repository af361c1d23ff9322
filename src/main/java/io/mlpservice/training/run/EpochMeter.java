package io.mlpservice.training.run;

/**
 * Measures the epochs of one run, from the end of one to the end of the next, without the time that database writes
 * take.
 */
final class EpochMeter {
    private final TrainingMetrics metrics;
    private int rows;
    private long start;

    EpochMeter(TrainingMetrics metrics) {
        this.metrics = metrics;
    }

    /** Training starts, with this number of rows in an epoch. */
    void start(int trainingRows) {
        rows = trainingRows;
        start = System.nanoTime();
    }

    /** Excludes time that the run spent on something else. */
    void exclude(long nanoseconds) {
        start += nanoseconds;
    }

    /** An epoch ends and the next starts. */
    void epochFinished(long now) {
        var duration = Math.max(1, now - start);
        start = now;
        metrics.epochFinished(duration, rows);
    }
}
