package io.mlpservice.training.event;

/**
 * A place among a job's events, which are its states and its epochs in the order in which they were recorded.
 *
 * @param states how many states are before it
 * @param epochs the last epoch before it, 0 for none
 */
record EventPosition(int states, int epochs) {
    /** Where the first event is. */
    static final EventPosition START = new EventPosition(0, 0);

    /** The number of the last event before it: states and epochs are counted together, from 1. */
    long number() {
        return (long) states + epochs;
    }
}
