package io.mlpservice.engine.training;

import io.mlpservice.engine.optimizer.LearningRateSchedule.Adaptive;
import io.mlpservice.engine.training.Checkpoint.RateMemory;

/** The learning rate of each epoch: warm-up first, then the schedule. */
final class LearningRate {
    private static final double LEAST_PROGRESS = 1e-4;
    private static final double SMALLEST = 1e-6;

    private final Learning learning;
    private double base;
    private double lowestLoss = Double.POSITIVE_INFINITY;
    private int epochsSince;

    LearningRate(Learning learning) {
        this.learning = learning;
        this.base = learning.optimizer().learningRate();
    }

    /** The rate of an epoch, counted from 1. */
    double of(int epoch) {
        var warmup = learning.warmupEpochs();
        return epoch <= warmup ? base * epoch / warmup : base * learning.schedule().factor(epoch - 1 - warmup);
    }

    /** Records the loss of an epoch and returns whether an adaptive rate has become too small to continue. */
    boolean isExhaustedAfter(double loss) {
        if (!(learning.schedule() instanceof Adaptive(var factor, var every))) {
            return false;
        }
        if (loss < lowestLoss - LEAST_PROGRESS) {
            lowestLoss = loss;
            epochsSince = 0;
        } else if (++epochsSince == every) {
            base *= factor;
            epochsSince = 0;
        }
        return base < SMALLEST;
    }

    RateMemory memory() {
        return new RateMemory(base, lowestLoss, epochsSince);
    }

    void resume(RateMemory memory) {
        base = memory.base();
        lowestLoss = memory.lowestLoss();
        epochsSince = memory.epochsSince();
    }
}
