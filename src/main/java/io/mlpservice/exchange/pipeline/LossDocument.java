package io.mlpservice.exchange.pipeline;

import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import org.jspecify.annotations.Nullable;

/** The loss that evaluations compute; numbers that its type does not use are null. */
record LossDocument(LossType type, LossReduction reduction, @Nullable Double huberDelta, @Nullable Double quantile) {
    static LossDocument of(Objective objective) {
        var numbers = objective.loss().hyperparameters();
        return new LossDocument(objective.loss().type(), objective.reduction(),
                numbers.get(Hyperparameter.HUBER_DELTA), numbers.get(Hyperparameter.QUANTILE));
    }

    Objective objective() {
        return new Objective(type.with(name -> name == Hyperparameter.HUBER_DELTA
                ? Given.number(huberDelta, "huber_delta")
                : Given.number(quantile, "quantile")), reduction, Penalty.NONE);
    }
}
