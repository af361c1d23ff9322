package io.mlpservice.training.resolution;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.Optimizer;
import io.mlpservice.configuration.TrainingConfiguration.TrainingSettings;
import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.optimizer.GradientClipping;
import io.mlpservice.engine.optimizer.LearningRateSchedule;
import io.mlpservice.engine.optimizer.MaxNorm;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.training.Learning;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/** Translates how a network learns into the engine's terms. */
final class LearningSpecs {
    private LearningSpecs() {}

    static Learning of(TrainingSettings training) {
        var schedule = requireNonNull(training.learningRateSchedule());
        return new Learning(optimizer(requireNonNull(training.optimizer())), schedule(schedule),
                requireNonNull(schedule.warmupEpochs()), clipping(requireNonNull(training.gradientClipping())),
                Optional.ofNullable(training.maxNorm()).map(MaxNorm::new), batching(training),
                requireNonNull(training.shuffle()));
    }

    private static OptimizerSpec optimizer(Optimizer optimizer) {
        return requireNonNull(optimizer.type()).with(hyperparameter -> switch (hyperparameter) {
            case LEARNING_RATE -> requireNonNull(optimizer.learningRate());
            case MOMENTUM -> requireNonNull(optimizer.momentum());
            case BETA1 -> requireNonNull(optimizer.beta1());
            case BETA2 -> requireNonNull(optimizer.beta2());
            case EPSILON -> requireNonNull(optimizer.epsilon());
            case DECAY -> requireNonNull(optimizer.decay());
            case WEIGHT_DECAY -> requireNonNull(optimizer.weightDecay());
            case HISTORY_SIZE -> requireNonNull(optimizer.historySize());
            default -> throw new IllegalArgumentException(hyperparameter.name());
        }, Boolean.TRUE.equals(optimizer.nesterov()));
    }

    private static LearningRateSchedule schedule(TrainingConfiguration.LearningRateSchedule schedule) {
        return requireNonNull(schedule.type()).with(hyperparameter -> switch (hyperparameter) {
            case SCHEDULE_DECAY -> requireNonNull(schedule.decay());
            case SCHEDULE_FACTOR -> requireNonNull(schedule.factor());
            case SCHEDULE_EVERY -> requireNonNull(schedule.every());
            case SCHEDULE_EPOCHS -> requireNonNull(schedule.epochs());
            default -> throw new IllegalArgumentException(hyperparameter.name());
        });
    }

    private static GradientClipping clipping(TrainingConfiguration.GradientClipping clipping) {
        return requireNonNull(clipping.type()).with(_ -> requireNonNull(clipping.value()));
    }

    private static Batching batching(TrainingSettings training) {
        return switch (requireNonNull(training.batching())) {
            case MINI_BATCH -> new Batching.MiniBatch(requireNonNull(training.batchSize()));
            case FULL_BATCH -> new Batching.FullBatch();
            case SEQUENTIAL -> new Batching.Sequential();
        };
    }
}
