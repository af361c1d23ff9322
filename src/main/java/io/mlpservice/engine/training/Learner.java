package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.optimizer.OptimizerSpec.Lbfgs;
import io.mlpservice.engine.optimizer.OptimizerSpec.Stepwise;
import io.mlpservice.engine.training.Checkpoint.LearnerMemory;
import io.mlpservice.engine.training.Checkpoint.Position;

import java.util.function.BooleanSupplier;

/** A learning algorithm, which runs in epochs of one or more steps. */
interface Learner {
    /**
     * The learner for a plan. It changes the state in place.
     *
     * @param shouldStop asked during steps that may take long
     */
    static Learner of(TrainingPlan plan, NetworkState state, Samples samples, BooleanSupplier shouldStop) {
        return switch (plan.learning().optimizer()) {
            case Lbfgs lbfgs -> new QuasiNewtonLearner(plan, lbfgs, state, samples, shouldStop);
            case Stepwise stepwise -> new BatchLearner(plan, stepwise, state, samples);
        };
    }

    /**
     * Starts an epoch.
     *
     * @param epoch counted from 1
     * @param learningRate the rate of all its steps, before the multipliers of the layers
     */
    void startEpoch(int epoch, double learningRate);

    /** The number of steps per epoch. */
    int steps();

    /** Takes a step, counted from 0, and returns the weighted sum of its rows' losses before the update. */
    double step(int number);

    /** The diagnostics of the current epoch. */
    Diagnostics diagnostics();

    /** A copy of its state. Only valid between steps. */
    LearnerMemory memory();

    /** Restores its state in an epoch that has been started. The parameters must be those of the same checkpoint. */
    void resume(Position position, LearnerMemory memory);

    /** Whether the last step was abandoned because training should stop. */
    boolean hasStopped();

    /** Whether another epoch would make no further progress. */
    boolean hasConverged();
}
