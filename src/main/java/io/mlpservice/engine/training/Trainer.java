package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batches;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.optimizer.Optimizer;
import io.mlpservice.engine.training.TrainingOutcome.Cancelled;
import io.mlpservice.engine.training.TrainingOutcome.Diverged;
import io.mlpservice.engine.training.TrainingOutcome.Finished;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One training run: epochs of batches, each a pass forward, a pass back and a step of the optimisers. */
public final class Trainer {
    private final TrainingPlan plan;
    private final TrainingListener listener;
    private final Batches batches;
    private final int trainingRows;
    private final Network network;
    private final Backpropagation backpropagation;
    private final List<LayerOptimizer> optimizers;
    private final @Nullable Evaluator validation;
    private final BestEpoch best;
    private final long deadline;
    private int epoch;

    /** Each layer has an optimiser of its own, since it may learn at a rate of its own. */
    private record LayerOptimizer(Optimizer optimizer, double learningRateMultiplier) {}

    private Trainer(TrainingPlan plan, Samples training, @Nullable Samples validation, TrainingListener listener) {
        this.plan = plan;
        this.listener = listener;
        this.batches = new Batches(training, plan.batching());
        this.trainingRows = training.rows();
        var parameters = plan.initialization().parameters(plan.network(), plan.precision(), plan.seed());
        this.network = new Network(plan.network(), parameters, batches.size());
        this.backpropagation = new Backpropagation(network);
        this.optimizers = startOptimizers();
        this.validation = validation == null ? null : new Evaluator(validation, network);
        this.best = new BestEpoch(plan.earlyStopping(), parameters);
        this.deadline = System.nanoTime() + plan.timeLimit().map(limit -> limit.toNanos()).orElse(Long.MAX_VALUE / 2);
    }

    /**
     * Trains a network on the calling thread.
     *
     * @param training at least one row; the plan's network has as many inputs and outputs as these samples
     * @param validation rows to watch the run by, or null
     */
    public static TrainingOutcome train(TrainingPlan plan, Samples training, @Nullable Samples validation,
            TrainingListener listener) {
        return new Trainer(plan, training, validation, listener).run();
    }

    private List<LayerOptimizer> startOptimizers() {
        var parameters = plan.network().layersOf(network.parameters());
        var gradients = plan.network().layersOf(backpropagation.gradients());
        var started = new ArrayList<LayerOptimizer>();
        for (var layer = 0; layer < parameters.size(); layer++) {
            started.add(new LayerOptimizer(plan.optimizer().start(parameters.get(layer), gradients.get(layer)),
                    plan.network().layers().get(layer).learningRateMultiplier()));
        }
        return started;
    }

    private TrainingOutcome run() {
        for (epoch = 1; epoch <= plan.epochs(); epoch++) {
            if (plan.shuffle()) {
                batches.shuffle(plan.seed(), epoch);
            }
            var trainingLoss = 0.0;
            for (var batch = 0; batch < batches.count(); batch++) {
                if (listener.cancelRequested()) {
                    return new Cancelled();
                }
                if (System.nanoTime() - deadline > 0) {
                    return finished(StopReason.TIME_LIMIT);
                }
                listener.progress(epoch, (epoch - 1 + (double) batch / batches.count()) / plan.epochs());
                trainingLoss += step(batch);
            }
            var report = report(trainingLoss * plan.reduction().scale(trainingRows));
            if (!isFinite(report)) {
                return new Diverged(epoch);
            }
            listener.epochFinished(report);
            var stop = stop(report);
            if (stop.isPresent()) {
                return finished(stop.get());
            }
        }
        return finished(StopReason.MAX_EPOCHS);
    }

    /** One update; returns the sum of its rows' losses before it. */
    private double step(int batch) {
        var rows = batches.gather(batch);
        var inputs = batches.inputs(rows);
        var targets = batches.targets(rows);
        var outputs = network.forward(inputs);
        var loss = 0.0;
        for (var row = 0; row < rows; row++) {
            loss += plan.loss().ofRow(network.outputSums(rows), outputs, targets, row);
        }
        backpropagation.run(inputs, targets, plan.loss(), plan.reduction().scale(rows), plan.penalty());
        for (var layer = 0; layer < optimizers.size(); layer++) {
            var rate = learningRate() * optimizers.get(layer).learningRateMultiplier();
            if (rate > 0) {
                optimizers.get(layer).optimizer().step(rate);
            }
        }
        return loss;
    }

    private double learningRate() {
        return plan.optimizer().learningRate();
    }

    private EpochReport report(double trainingLoss) {
        if (validation == null) {
            return new EpochReport(epoch, trainingLoss, OptionalDouble.empty(), OptionalDouble.empty(), learningRate());
        }
        var loss = validation.loss(plan.loss(), plan.reduction());
        var score = validation.score(plan.score());
        return new EpochReport(epoch, trainingLoss, OptionalDouble.of(loss),
                Double.isFinite(score) ? OptionalDouble.of(score) : OptionalDouble.empty(), learningRate());
    }

    private boolean isFinite(EpochReport report) {
        return Double.isFinite(report.trainingLoss()) && Double.isFinite(report.validationLoss().orElse(0))
                && network.parameters().isFinite();
    }

    private Optional<StopReason> stop(EpochReport report) {
        if (best.isExhaustedAfter(report)) {
            return Optional.of(StopReason.EARLY_STOPPING);
        }
        var reached = plan.targetLoss().isPresent() && best.monitored(report) <= plan.targetLoss().getAsDouble();
        return reached ? Optional.of(StopReason.TARGET_LOSS) : Optional.empty();
    }

    private TrainingOutcome finished(StopReason reason) {
        var parameters = best.parameters();
        return parameters.isFinite() ? new Finished(reason, parameters) : new Diverged(epoch);
    }
}
