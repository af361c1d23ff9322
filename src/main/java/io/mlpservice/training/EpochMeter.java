package io.mlpservice.training;

/** Measures the epochs of one run. What the run does for the database in the midst of an epoch does not count. */
final class EpochMeter {
    private final TrainingMetrics metrics;
    private int rows;
    private long start;
    private volatile double rowsPerSecond;

    EpochMeter(TrainingMetrics metrics) {
        this.metrics = metrics;
    }

    /** Training begins, with so many rows an epoch. */
    void start(int trainingRows) {
        rows = trainingRows;
        start = System.nanoTime();
    }

    /** The run was busy with something else for so long. */
    void exclude(long nanoseconds) {
        start += nanoseconds;
    }

    /** An epoch ends, and the next begins. */
    void epochFinished(long now) {
        var duration = Math.max(1, now - start);
        start = now;
        rowsPerSecond = rows * 1e9 / duration;
        metrics.epochFinished(duration, rows);
    }

    /** Of the last epoch; may be asked on any thread. */
    double rowsPerSecond() {
        return rowsPerSecond;
    }
}
