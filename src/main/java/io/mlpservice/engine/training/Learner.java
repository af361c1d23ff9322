package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.optimizer.OptimizerSpec.Lbfgs;
import io.mlpservice.engine.optimizer.OptimizerSpec.Stepwise;
import io.mlpservice.engine.training.Checkpoint.LearnerMemory;
import io.mlpservice.engine.training.Checkpoint.Position;

import java.util.function.BooleanSupplier;

/** A way of learning, epoch by epoch, each of one or more steps. */
interface Learner {
    /**
     * The way of learning that a plan asks for; it changes the state in place.
     *
     * @param shouldStop asked in the middle of steps that may take long
     */
    static Learner of(TrainingPlan plan, NetworkState state, Samples samples, BooleanSupplier shouldStop) {
        return switch (plan.learning().optimizer()) {
            case Lbfgs lbfgs -> new QuasiNewtonLearner(plan, lbfgs, state, samples, shouldStop);
            case Stepwise stepwise -> new BatchLearner(plan, stepwise, state, samples);
        };
    }

    /**
     * Begins an epoch.
     *
     * @param epoch counted from 1
     * @param learningRate of all its steps, before the layers' multipliers
     */
    void startEpoch(int epoch, double learningRate);

    /** How many steps an epoch has. */
    int steps();

    /** Makes a step, counted from 0; returns the sum of its rows' weighted losses before it. */
    double step(int number);

    /** Signs of how well the present epoch learns. */
    Diagnostics diagnostics();

    /** What it remembers of the steps before, copied; not asked for in the middle of a step. */
    LearnerMemory memory();

    /** Goes on in an epoch that has begun, with the parameters as they were when its memory was asked for. */
    void resume(Position position, LearnerMemory memory);

    /** Whether the last step was left undone because it should stop. */
    boolean hasStopped();

    /** Whether, after an epoch, another one would change nothing worth changing. */
    boolean hasConverged();
}
