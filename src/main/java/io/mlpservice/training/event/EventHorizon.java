package io.mlpservice.training.event;

/**
 * How far a job's events reach. Everything before the end is recorded and never changes.
 *
 * @param isOver whether only the {@code done} event follows
 */
record EventHorizon(EventPosition end, boolean isOver) {
    /** The number of the last event so far. */
    long lastNumber() {
        return isOver ? doneNumber() : end.number();
    }

    /** The number of the {@code done} event. */
    long doneNumber() {
        return end.number() + 1;
    }
}
