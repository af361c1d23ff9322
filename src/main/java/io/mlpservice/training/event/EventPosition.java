package io.mlpservice.training.event;

/**
 * A position among a job's events: its states and epochs, in the order in which they were recorded.
 *
 * @param states the number of states before it
 * @param epochs the last epoch before it, 0 for none
 */
record EventPosition(int states, int epochs) {
    /** The position of the first event. */
    static final EventPosition START = new EventPosition(0, 0);

    /** The number of the last event before this position. States and epochs are counted together, from 1. */
    long number() {
        return (long) states + epochs;
    }
}
