package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batches;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.network.Pass;
import io.mlpservice.engine.optimizer.GradientClipping;
import io.mlpservice.engine.optimizer.Optimizer;
import io.mlpservice.engine.optimizer.OptimizerSpec.Stepwise;
import io.mlpservice.engine.training.Checkpoint.LearnerMemory;
import io.mlpservice.engine.training.Checkpoint.Position;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Takes one step per batch: gradient, clipping, optimizer, max-norm. */
final class BatchLearner implements Learner {
    private static final int ROWS_TO_NORMALIZE = 2;

    private final TrainingPlan plan;
    private final Batches batches;
    private final BatchGradient gradient;
    private final Backpropagation backpropagation;
    private final Diagnostics diagnostics;
    /** The weights of the layers that are not frozen. */
    private final List<Matrix> weights;
    private final List<Part> parts = new ArrayList<>();
    private final boolean countsSteps;
    private final boolean clips;
    private long firstStep;
    private double learningRate;

    /** The optimizer of a group of layers that share a learning rate multiplier. */
    private record Part(Optimizer optimizer, double multiplier) {}

    BatchLearner(TrainingPlan plan, Stepwise optimizer, NetworkState state, Samples samples) {
        this.plan = plan;
        this.batches = new Batches(samples, plan.learning().batching(),
                plan.network().hasBatchNormalization() ? ROWS_TO_NORMALIZE : 1);
        var network = new Network(plan.network(), state, batches.size());
        this.backpropagation = new Backpropagation(network);
        this.diagnostics = new Diagnostics(network, backpropagation, plan.score(), samples);
        this.gradient = BatchGradient.of(network, backpropagation, plan.objective());
        this.weights = thawed(plan.network(), state.parameters());
        this.countsSteps = plan.network().hasDropout() || plan.network().hasBatchNormalization();
        this.clips = !(plan.learning().clipping() instanceof GradientClipping.None);
        startOptimizers(optimizer, state.parameters());
    }

    private static List<Matrix> thawed(NetworkSpec network, Matrix parameters) {
        var weights = network.weightsOf(parameters);
        return IntStream.range(0, weights.size())
                .filter(layer -> network.layers().get(layer).learningRateMultiplier() > 0)
                .mapToObj(weights::get).toList();
    }

    /** Adjacent layers with the same multiplier share an optimizer. */
    private void startOptimizers(Stepwise optimizer, Matrix parameters) {
        var layers = plan.network().layers();
        var sizes = plan.network().layersOf(parameters).stream().mapToInt(Matrix::size).toArray();
        var from = 0;
        var to = 0;
        for (var layer = 0; layer < sizes.length; layer++) {
            to += sizes[layer];
            var multiplier = layers.get(layer).learningRateMultiplier();
            if (layer == sizes.length - 1 || layers.get(layer + 1).learningRateMultiplier() != multiplier) {
                if (multiplier > 0) {
                    parts.add(new Part(optimizer.start(parameters.view(from, 1, to - from),
                            backpropagation.gradients(from, to)), multiplier));
                }
                from = to;
            }
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
        diagnostics.startEpoch();
    }

    @Override
    public int steps() {
        return batches.count();
    }

    @Override
    public double step(int number) {
        var batch = batches.gather(number);
        var loss = gradient.compute(batch, pass(number));
        diagnostics.observe(batch, number == batches.count() - 1);
        if (clips) {
            plan.learning().clipping().apply(backpropagation.gradients());
        }
        for (var index = 0; index < parts.size(); index++) {
            var part = parts.get(index);
            part.optimizer().step(learningRate * part.multiplier());
        }
        limitWeights();
        return loss;
    }

    private Pass pass(int step) {
        return countsSteps ? Pass.training(plan.seed(), firstStep + step) : Pass.TRAINING;
    }

    private boolean isThawed(int layer) {
        return plan.network().layers().get(layer).learningRateMultiplier() > 0;
    }

    private void limitWeights() {
        var maxNorm = plan.learning().maxNorm();
        if (maxNorm.isPresent()) {
            var firstIsByInput = plan.network().weightsByInput() && isThawed(0);
            for (var index = 0; index < weights.size(); index++) {
                if (index == 0 && firstIsByInput) {
                    maxNorm.get().applyToColumns(weights.get(index));
                } else {
                    maxNorm.get().apply(weights.get(index));
                }
            }
        }
    }

    @Override
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    @Override
    public LearnerMemory memory() {
        return new LearnerMemory(optimizerMemory().stream().map(Checkpoint::copy).toList(), gradient.errors());
    }

    @Override
    public void resume(Position position, LearnerMemory memory) {
        Checkpoint.copy(memory.rows(), optimizerMemory());
        parts.forEach(part -> part.optimizer().resumeAfter(firstStep + position.step()));
        gradient.resumeAfter(memory.count());
    }

    private List<Matrix> optimizerMemory() {
        return parts.stream().flatMap(part -> part.optimizer().memory().stream()).toList();
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
