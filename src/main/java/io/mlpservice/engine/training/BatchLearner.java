package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batches;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.network.Pass;
import io.mlpservice.engine.optimizer.Optimizer;
import io.mlpservice.engine.optimizer.OptimizerSpec.Stepwise;

import java.util.ArrayList;
import java.util.List;

/** Learns by a step after each batch: gradient, clipping, optimiser, max-norm. */
final class BatchLearner implements Learner {
    private static final int ROWS_TO_NORMALISE = 2;

    private final TrainingPlan plan;
    private final Batches batches;
    private final BatchGradient gradient;
    private final Matrix gradients;
    private final List<LayerStep> layers = new ArrayList<>();
    private long firstStep;
    private double learningRate;

    /** Each layer has an optimiser of its own, since it may learn at a rate of its own. */
    private record LayerStep(Optimizer optimizer, double multiplier, Matrix weights) {}

    BatchLearner(TrainingPlan plan, Stepwise optimizer, NetworkState state, Samples samples) {
        this.plan = plan;
        this.batches = new Batches(samples, plan.learning().batching(),
                plan.network().hasBatchNormalization() ? ROWS_TO_NORMALISE : 1);
        var network = new Network(plan.network(), state, batches.size());
        var backpropagation = new Backpropagation(network);
        this.gradients = backpropagation.gradients();
        this.gradient = BatchGradient.of(network, backpropagation, plan.objective());
        startLayers(optimizer, state.parameters());
    }

    private void startLayers(Stepwise optimizer, Matrix parameters) {
        var spec = plan.network();
        for (var layer = 0; layer < spec.layers().size(); layer++) {
            layers.add(new LayerStep(
                    optimizer.start(spec.layersOf(parameters).get(layer), spec.layersOf(gradients).get(layer)),
                    spec.layers().get(layer).learningRateMultiplier(), spec.weightsOf(parameters).get(layer)));
        }
    }

    @Override
    public void startEpoch(int epoch, double rate) {
        if (plan.learning().shuffle()) {
            batches.shuffle(plan.seed(), epoch);
        }
        firstStep = (epoch - 1L) * batches.count();
        learningRate = rate;
        gradient.startEpoch();
    }

    @Override
    public int steps() {
        return batches.count();
    }

    @Override
    public double step(int number) {
        var loss = gradient.compute(batches.gather(number), Pass.training(plan.seed(), firstStep + number));
        plan.learning().clipping().apply(gradients);
        for (var layer : layers) {
            if (layer.multiplier() > 0) {
                layer.optimizer().step(learningRate * layer.multiplier());
                plan.learning().maxNorm().ifPresent(maxNorm -> maxNorm.apply(layer.weights()));
            }
        }
        return loss;
    }

    @Override
    public boolean hasStopped() {
        return false;
    }

    @Override
    public boolean hasConverged() {
        return gradient.foundNothingToChange();
    }
}
