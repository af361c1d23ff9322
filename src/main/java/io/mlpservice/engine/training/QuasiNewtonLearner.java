package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.network.Pass;
import io.mlpservice.engine.optimizer.LimitedMemoryDescent;
import io.mlpservice.engine.optimizer.OptimizerSpec.Lbfgs;
import io.mlpservice.engine.training.Checkpoint.LearnerMemory;
import io.mlpservice.engine.training.Checkpoint.Position;

import java.util.function.BooleanSupplier;

/** Learns by L-BFGS from all rows at once. An epoch is one iteration. */
final class QuasiNewtonLearner implements Learner {
    private final TrainingPlan plan;
    private final Samples samples;
    private final Network network;
    private final Backpropagation backpropagation;
    private final LossGradient gradient;
    private final LimitedMemoryDescent descent;
    private final Diagnostics diagnostics;
    private final BooleanSupplier shouldStop;
    private long evaluations;
    private double latestLoss;
    private boolean stopped;
    private boolean converged;

    QuasiNewtonLearner(TrainingPlan plan, Lbfgs optimizer, NetworkState state, Samples samples,
            BooleanSupplier shouldStop) {
        this.plan = plan;
        this.samples = samples;
        this.shouldStop = shouldStop;
        this.network = new Network(plan.network(), state, samples.rows());
        this.backpropagation = new Backpropagation(network);
        this.gradient = new LossGradient(network, backpropagation, plan.objective());
        this.diagnostics = new Diagnostics(network, backpropagation, plan.score(), samples);
        this.descent = new LimitedMemoryDescent(optimizer, state.parameters(), backpropagation.gradients(),
                this::evaluate);
    }

    /** Returns NaN once training should stop, so that the line search fails and restores its starting point. */
    private double evaluate() {
        stopped = stopped || shouldStop.getAsBoolean();
        if (stopped) {
            return Double.NaN;
        }
        latestLoss = gradient.compute(samples, Pass.training(plan.seed(), evaluations++));
        backpropagation.gradients(); // computes those that the descent reads
        var objective = plan.objective();
        return latestLoss * objective.reduction().scale(samples.totalWeight()) + network.penalty(objective.penalty());
    }

    @Override
    public void startEpoch(int epoch, double learningRate) {
        diagnostics.startEpoch();
    }

    @Override
    public int steps() {
        return 1;
    }

    /** The network and the gradient already belong to the current parameters. */
    @Override
    public double step(int number) {
        diagnostics.observe(samples, true);
        var lossBefore = latestLoss;
        converged = !descent.iterate();
        return lossBefore;
    }

    @Override
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    @Override
    public LearnerMemory memory() {
        return new LearnerMemory(descent.memory(), evaluations);
    }

    /** The value and the gradient need no state: the constructor has recomputed them from the parameters. */
    @Override
    public void resume(Position position, LearnerMemory memory) {
        descent.resume(memory.rows());
        evaluations = memory.count();
    }

    @Override
    public boolean hasStopped() {
        return stopped;
    }

    @Override
    public boolean hasConverged() {
        return converged;
    }
}
