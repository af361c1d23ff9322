package io.mlpservice.training.translation;

import io.mlpservice.configuration.TrainingConfiguration.EarlyStoppingConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.LearningConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.OptimizerConfiguration;
import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.optimizer.MaxNorm;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.training.EarlyStopping;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.engine.training.Learning;
import io.mlpservice.engine.training.Stopping;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Translates training settings into the engine's terms. */
final class LearningSpecs {
    private LearningSpecs() {}

    static Objective objective(LearningConfiguration training) {
        return new Objective(training.loss().with(new RecordNumbers(training)), training.lossReduction(),
                new Penalty(training.l1(), training.l2()));
    }

    static Learning of(LearningConfiguration training) {
        var schedule = training.learningRateSchedule();
        var clipping = training.gradientClipping();
        return new Learning(optimizer(training.optimizer()), schedule.type().with(new RecordNumbers(schedule)),
                schedule.warmupEpochs(), clipping.type().with(new RecordNumbers(clipping)),
                Optional.ofNullable(training.maxNorm()).map(MaxNorm::new), batching(training), training.shuffle());
    }

    private static OptimizerSpec optimizer(OptimizerConfiguration optimizer) {
        return optimizer.type().with(new RecordNumbers(optimizer), Boolean.TRUE.equals(optimizer.nesterov()));
    }

    private static Batching batching(LearningConfiguration training) {
        return switch (training.batching()) {
            case MINI_BATCH -> new Batching.MiniBatch(
                    (int) new RecordNumbers(training).applyAsDouble(Hyperparameter.BATCH_SIZE));
            case FULL_BATCH -> new Batching.FullBatch();
            case SEQUENTIAL -> new Batching.Sequential();
        };
    }

    static Stopping stopping(LearningConfiguration training) {
        return new Stopping(training.epochs(), earlyStopping(training.earlyStopping()),
                training.targetLoss() == null ? OptionalDouble.empty() : OptionalDouble.of(training.targetLoss()),
                Optional.ofNullable(training.maxSeconds()).map(seconds -> Duration.ofNanos((long) (seconds * 1e9))));
    }

    private static EarlyStopping earlyStopping(EarlyStoppingConfiguration rule) {
        var numbers = new RecordNumbers(rule);
        return rule.monitor() == Monitor.NONE
                ? EarlyStopping.NONE
                : new EarlyStopping(rule.monitor(), (int) numbers.applyAsDouble(Hyperparameter.PATIENCE),
                        numbers.applyAsDouble(Hyperparameter.MIN_DELTA));
    }
}
