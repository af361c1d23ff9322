package io.mlpservice.engine.network;

/**
 * The mode of a forward pass. In training, batch normalization uses the batch's statistics and dropout is active; at
 * inference, neither applies.
 *
 * @param seed the seed of the random numbers
 * @param step the training step, counted from 0 over the whole run; each step has its own random numbers
 */
public record Pass(boolean isTraining, long seed, long step) {
    /** Inference: up to rounding, a row's outputs do not depend on the other rows of the pass. */
    public static final Pass INFERENCE = new Pass(false, 0, 0);

    /** Training of a network without dropout and batch normalization, for which all steps are alike. */
    public static final Pass TRAINING = new Pass(true, 0, 0);

    /** Training at the given step. */
    public static Pass training(long seed, long step) {
        return new Pass(true, seed, step);
    }
}
