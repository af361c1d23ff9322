package io.mlpservice.engine.training;

import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.Set;

/**
 * When to stop because nothing gets better. An epoch is better when its monitored loss is below the best one by more
 * than {@code minDelta}; the best epoch's parameters become the model, whatever ends the run.
 *
 * @param patience see {@link Hyperparameter#PATIENCE}
 * @param minDelta see {@link Hyperparameter#MIN_DELTA}
 */
public record EarlyStopping(Monitor monitor, int patience, double minDelta) {
    /** Which loss is watched. */
    public enum Monitor implements Choice {
        NONE("training never stops early"),
        VALIDATION_LOSS("the loss on the validation rows", Hyperparameter.PATIENCE, Hyperparameter.MIN_DELTA),
        TRAINING_LOSS("the loss on the training rows", Hyperparameter.PATIENCE, Hyperparameter.MIN_DELTA);

        private final String formula;
        private final Set<Hyperparameter> hyperparameters;

        Monitor(String formula, Hyperparameter... hyperparameters) {
            this.formula = formula;
            this.hyperparameters = Set.of(hyperparameters);
        }

        @Override
        public String formula() {
            return formula;
        }

        @Override
        public Set<Hyperparameter> hyperparameters() {
            return hyperparameters;
        }
    }

    /** Never stop early, keep the last epoch's parameters. */
    public static final EarlyStopping NONE = new EarlyStopping(Monitor.NONE, 1, 0);

    /** Checks the ranges. */
    public EarlyStopping {
        Hyperparameter.PATIENCE.check(patience);
        Hyperparameter.MIN_DELTA.check(minDelta);
    }
}
