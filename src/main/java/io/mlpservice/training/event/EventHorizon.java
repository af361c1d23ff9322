package io.mlpservice.training.event;

/**
 * How far a job's events reach: whatever is before the end is recorded for good.
 *
 * @param isOver whether none will follow but the last one, which says so
 */
record EventHorizon(EventPosition end, boolean isOver) {
    /** The number of the last event so far. */
    long lastNumber() {
        return isOver ? doneNumber() : end.number();
    }

    /** The number of the event that comes after everything else. */
    long doneNumber() {
        return end.number() + 1;
    }
}
