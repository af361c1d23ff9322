package io.mlpservice.engine.training;

import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.Set;

/**
 * Stops training when the monitored loss no longer improves. An epoch is an improvement if its loss is below the best
 * by more than {@code minDelta}. The best epoch's parameters become the model, whatever ends the run.
 *
 * @param patience see {@link Hyperparameter#PATIENCE}
 * @param minDelta see {@link Hyperparameter#MIN_DELTA}
 */
public record EarlyStopping(Monitor monitor, int patience, double minDelta) {
    /** The monitored loss. */
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

    /** Never stops early and keeps the last epoch's parameters. */
    public static final EarlyStopping NONE = new EarlyStopping(Monitor.NONE, 1, 0);

    /** Checks the ranges. */
    public EarlyStopping {
        Hyperparameter.PATIENCE.check(patience);
        Hyperparameter.MIN_DELTA.check(minDelta);
    }
}
