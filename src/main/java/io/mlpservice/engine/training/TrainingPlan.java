package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.OptimizerSpec;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything a training run needs besides its samples. The same plan and samples give the same parameters to the bit,
 * unless the time limit cuts a run short.
 *
 * @param epochs see {@link Hyperparameter#EPOCHS}
 * @param shuffle whether each epoch has an order of its own
 * @param targetLoss the monitored loss at which to stop, or the training loss where none is monitored
 */
public record TrainingPlan(NetworkSpec network, Initialization initialization, Loss loss, LossReduction reduction,
        Penalty penalty, OptimizerSpec optimizer, Batching batching, int epochs, boolean shuffle,
        EarlyStopping earlyStopping, OptionalDouble targetLoss, Optional<Duration> timeLimit, Score score,
        Precision precision, long seed) {
    /** Checks the ranges, and that the loss makes sense with the output activation. */
    public TrainingPlan {
        Hyperparameter.EPOCHS.check(epochs);
        targetLoss.ifPresent(Hyperparameter.TARGET_LOSS::check);
        if (!loss.outputActivations().contains(network.outputLayer().activation())) {
            throw new IllegalArgumentException(
                    "%s does not suit an output of %s".formatted(loss, network.outputLayer().activation()));
        }
    }
}
