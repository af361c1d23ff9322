package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

/** How the learning rate η changes with the epoch e, counted from 0. */
public sealed interface LearningRateSchedule {
    /** The factor on η in an epoch; always 1 for {@link Adaptive}, which depends on the loss. */
    double factor(int epoch);

    /** η. */
    record Constant() implements LearningRateSchedule {
        @Override
        public double factor(int epoch) {
            return 1;
        }
    }

    /**
     * η/(1 + decay·e).
     *
     * @param decay see {@link Hyperparameter#SCHEDULE_DECAY}
     */
    record TimeDecay(double decay) implements LearningRateSchedule {
        /** Checks the range. */
        public TimeDecay {
            Hyperparameter.SCHEDULE_DECAY.check(decay);
        }

        @Override
        public double factor(int epoch) {
            return 1 / (1 + decay * epoch);
        }
    }

    /**
     * η·factor^⌊e/every⌋.
     *
     * @param factor see {@link Hyperparameter#SCHEDULE_FACTOR}
     * @param every see {@link Hyperparameter#SCHEDULE_EVERY}
     */
    record Step(double factor, int every) implements LearningRateSchedule {
        /** Checks the ranges. */
        public Step {
            Hyperparameter.SCHEDULE_FACTOR.check(factor);
            Hyperparameter.SCHEDULE_EVERY.check(every);
        }

        @Override
        public double factor(int epoch) {
            var times = epoch / every;
            return StrictMath.pow(factor, times);
        }
    }

    /**
     * η·factor^e.
     *
     * @param factor see {@link Hyperparameter#SCHEDULE_FACTOR}
     */
    record Exponential(double factor) implements LearningRateSchedule {
        /** Checks the range. */
        public Exponential {
            Hyperparameter.SCHEDULE_FACTOR.check(factor);
        }

        @Override
        public double factor(int epoch) {
            return StrictMath.pow(factor, epoch);
        }
    }

    /**
     * η·½(1 + cos(π·e/epochs)), and 0 from epoch {@code epochs} on (Loshchilov and Hutter, 2017).
     *
     * @param epochs see {@link Hyperparameter#SCHEDULE_EPOCHS}
     */
    record Cosine(int epochs) implements LearningRateSchedule {
        /** Checks the range. */
        public Cosine {
            Hyperparameter.SCHEDULE_EPOCHS.check(epochs);
        }

        @Override
        public double factor(int epoch) {
            return epoch >= epochs ? 0 : 0.5 * (1 + StrictMath.cos(Math.PI * epoch / epochs));
        }
    }

    /**
     * Multiplies η by {@code factor} whenever {@code every} epochs in a row fail to lower the loss by 10⁻⁴. Training
     * has converged when η falls below 10⁻⁶.
     *
     * @param factor see {@link Hyperparameter#SCHEDULE_FACTOR}
     * @param every see {@link Hyperparameter#SCHEDULE_EVERY}
     */
    record Adaptive(double factor, int every) implements LearningRateSchedule {
        /** Checks the ranges. */
        public Adaptive {
            Hyperparameter.SCHEDULE_FACTOR.check(factor);
            Hyperparameter.SCHEDULE_EVERY.check(every);
        }

        @Override
        public double factor(int epoch) {
            return 1;
        }
    }
}
