package io.mlpservice.training.run;

/** Measures how long the epochs of one run take, from the end of one to the end of the next. What the run does for the database in the midst of an epoch does not count. */
final class EpochMeter {
    private final TrainingMetrics metrics;
    private int rows;
    private long start;

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
        metrics.epochFinished(duration, rows);
    }
}
