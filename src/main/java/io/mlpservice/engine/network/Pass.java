package io.mlpservice.engine.network;

/**
 * How rows pass through a network. In training, batch normalisation goes by the batch and dropout leaves out what it
 * draws; at inference neither happens.
 *
 * @param seed where the random numbers start
 * @param step the number of the training step, counted from 0 through the whole run; each has random numbers of its own
 */
public record Pass(boolean isTraining, long seed, long step) {
    /** The same answer for the same row, up to rounding, whatever rows pass beside it. */
    public static final Pass INFERENCE = new Pass(false, 0, 0);

    /** A pass to learn from, of a network without dropout and batch normalisation, to which steps are all the same. */
    public static final Pass TRAINING = new Pass(true, 0, 0);

    /** A pass to learn from. */
    public static Pass training(long seed, long step) {
        return new Pass(true, seed, step);
    }
}
