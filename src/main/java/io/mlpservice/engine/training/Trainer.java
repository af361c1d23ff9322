package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.network.FullStatistics;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.training.TrainingOutcome.Cancelled;
import io.mlpservice.engine.training.TrainingOutcome.Diverged;
import io.mlpservice.engine.training.TrainingOutcome.Finished;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalDouble;

/** One training run: epochs of steps, each watched and measured, until there is a reason to stop. */
public final class Trainer {
    private final TrainingPlan plan;
    private final TrainingListener listener;
    private final Samples training;
    private final double trainingScale;
    private final NetworkState state;
    private final Learner learner;
    private final @Nullable Evaluator validation;
    private final LearningRate learningRate;
    private final BestEpoch best;
    private final long deadline;
    private int epoch;
    private boolean cancelled;

    private Trainer(TrainingPlan plan, Samples training, @Nullable Samples validation, TrainingListener listener) {
        this.plan = plan;
        this.listener = listener;
        this.training = training;
        this.trainingScale = plan.objective().reduction().scale(training.totalWeight());
        this.state = NetworkState.of(plan.network(),
                plan.initialization().parameters(plan.network(), plan.precision(), plan.seed()));
        this.validation = validation == null ? null : new Evaluator(validation, plan.network(), state);
        this.learningRate = new LearningRate(plan.learning());
        this.best = new BestEpoch(plan.stopping().earlyStopping(), state.parameters());
        this.deadline = System.nanoTime()
                + plan.stopping().timeLimit().map(limit -> limit.toNanos()).orElse(Long.MAX_VALUE / 2);
        this.learner = Learner.of(plan, state, training, this::shouldStop);
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

    private TrainingOutcome run() {
        var epochs = plan.stopping().epochs();
        for (epoch = 1; epoch <= epochs; epoch++) {
            var rate = learningRate.of(epoch);
            learner.startEpoch(epoch, rate);
            var trainingLoss = 0.0;
            for (var step = 0; step < learner.steps(); step++) {
                if (shouldStop()) {
                    return stopped();
                }
                listener.progress(epoch, (epoch - 1 + (double) step / learner.steps()) / epochs);
                trainingLoss += learner.step(step);
                if (learner.hasStopped()) {
                    return stopped();
                }
            }
            var report = report(trainingLoss * trainingScale, rate);
            if (isCancelled()) {
                return new Cancelled();
            }
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

    private boolean shouldStop() {
        return isCancelled() || System.nanoTime() - deadline > 0;
    }

    private boolean isCancelled() {
        cancelled = cancelled || listener.cancelRequested();
        return cancelled;
    }

    private TrainingOutcome stopped() {
        return cancelled ? new Cancelled() : finished(StopReason.TIME_LIMIT);
    }

    private EpochReport report(double trainingLoss, double rate) {
        if (validation == null) {
            return new EpochReport(epoch, trainingLoss, OptionalDouble.empty(), OptionalDouble.empty(), rate);
        }
        var loss = validation.loss(plan.objective(), this::isCancelled);
        var score = validation.score(plan.score());
        return new EpochReport(epoch, trainingLoss, OptionalDouble.of(loss),
                Double.isFinite(score) ? OptionalDouble.of(score) : OptionalDouble.empty(), rate);
    }

    private boolean isFinite(EpochReport report) {
        return Double.isFinite(report.trainingLoss()) && Double.isFinite(report.validationLoss().orElse(0))
                && state.parameters().isFinite();
    }

    private Optional<StopReason> stop(EpochReport report) {
        if (best.isExhaustedAfter(report)) {
            return Optional.of(StopReason.EARLY_STOPPING);
        }
        var targetLoss = plan.stopping().targetLoss();
        if (targetLoss.isPresent() && best.monitored(report) <= targetLoss.getAsDouble()) {
            return Optional.of(StopReason.TARGET_LOSS);
        }
        var converged = learningRate.isExhaustedAfter(best.monitored(report)) || learner.hasConverged();
        return converged ? Optional.of(StopReason.CONVERGED) : Optional.empty();
    }

    private TrainingOutcome finished(StopReason reason) {
        var kept = NetworkState.of(plan.network(), best.parameters());
        if (plan.network().hasBatchNormalization()) {
            var network = new Network(plan.network(), kept, Math.min(Evaluator.CHUNK_ROWS, training.rows()));
            FullStatistics.store(network, Evaluator.chunks(training).stream().map(Samples::inputs).toList());
        }
        return isFinite(kept.parameters(), kept.statistics()) ? new Finished(reason, kept) : new Diverged(epoch);
    }

    private static boolean isFinite(Matrix parameters, Matrix statistics) {
        return parameters.isFinite() && statistics.isFinite();
    }
}
