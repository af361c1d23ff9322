package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.matrix.Kernels;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.network.FullStatistics;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.training.Checkpoint.Position;
import io.mlpservice.engine.training.TrainingOutcome.Cancelled;
import io.mlpservice.engine.training.TrainingOutcome.Diverged;
import io.mlpservice.engine.training.TrainingOutcome.Finished;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** One training run: epochs of steps with evaluation, checkpoints and stopping rules. */
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
    private final Snapshots snapshots;
    private final @Nullable Checkpoint resumedFrom;
    private final long start;
    private final long timeLimit;
    private int epoch = 1;
    private int finishedEpochs;
    private int step;
    private int firstStep;
    private long stepsStart;
    private double lossSum;
    private boolean cancelled;

    private Trainer(TrainingPlan plan, Samples training, @Nullable Samples validation, TrainingListener listener,
            @Nullable Checkpoint resumeFrom) {
        this.plan = plan;
        this.listener = listener;
        this.training = training;
        this.trainingScale = plan.objective().reduction().scale(training.totalWeight());
        this.state = NetworkState.of(plan.network(), resumeFrom == null
                ? plan.initialization().parameters(plan.network(), plan.precision(), plan.seed())
                : Checkpoint.copy(resumeFrom.network().parameters()));
        this.validation = validation == null ? null : new Evaluator(validation, plan.network(), state, plan.score());
        this.learningRate = new LearningRate(plan.learning());
        this.best = new BestEpoch(plan.stopping().earlyStopping(), state.parameters());
        this.snapshots = new Snapshots(listener, plan.network(), state);
        this.start = System.nanoTime() - (resumeFrom == null ? 0 : resumeFrom.elapsed().toNanos());
        this.timeLimit = plan.stopping().timeLimit().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        this.learner = Learner.of(plan, state, training, this::shouldStop);
        this.resumedFrom = resumeFrom;
    }

    /**
     * Trains a network on the calling thread.
     *
     * @param training at least one row, with as many inputs and outputs as the plan's network
     * @param validation the validation rows, or null
     */
    public static TrainingOutcome train(TrainingPlan plan, Samples training, @Nullable Samples validation,
            TrainingListener listener) {
        return train(plan, training, validation, listener, null);
    }

    /**
     * Trains a network on the calling thread, from a checkpoint if there is one. It starts anew, and notifies the listener,
     * if the checkpoint holds the weights in another order, as it does when another version chose which inputs to keep as
     * indicators.
     *
     * @param resumeFrom a checkpoint of a run with the same plan and samples, or null to start anew
     * @throws IllegalArgumentException if the checkpoint does not fit the plan
     */
    public static TrainingOutcome train(TrainingPlan plan, Samples training, @Nullable Samples validation,
            TrainingListener listener, @Nullable Checkpoint resumeFrom) {
        var suiting = plan.suiting(training.inputs());
        if (resumeFrom != null && !resumeFrom.suits(suiting.network())) {
            listener.startsOver();
            return new Trainer(suiting, training, validation, listener, null).run();
        }
        return new Trainer(suiting, training, validation, listener, resumeFrom).run();
    }

    private TrainingOutcome run() {
        if (resumedFrom != null) {
            resume(resumedFrom);
        } else {
            snapshots.epochEnded(0);
        }
        var epochs = plan.stopping().epochs();
        for (; epoch <= epochs; epoch++) {
            if (step == 0) {
                learner.startEpoch(epoch, learningRate.of(epoch));
            }
            firstStep = step;
            stepsStart = System.nanoTime();
            for (; step < learner.steps(); step++) {
                var stop = shouldStop();
                offerCheckpoint();
                if (stop) {
                    return stopped();
                }
                listener.progress(epoch, (epoch - 1 + (double) step / learner.steps()) / epochs);
                var loss = learner.step(step);
                if (learner.hasStopped()) {
                    return stopped();
                }
                lossSum += loss;
            }
            var report = report(lossSum * trainingScale, learningRate.of(epoch), rowsPerSecond());
            if (isCancelled()) {
                offerCheckpoint();
                return stopped();
            }
            if (!isFinite(report)) {
                return new Diverged(epoch);
            }
            finishedEpochs = epoch;
            snapshots.epochEnded(epoch);
            listener.epochFinished(report);
            var stop = stop(report);
            if (stop.isPresent()) {
                snapshots.stoppedAfter(epoch);
                return finished(stop.get());
            }
            step = 0;
            lossSum = 0;
        }
        return finished(StopReason.MAX_EPOCHS);
    }

    private void resume(Checkpoint from) {
        epoch = from.position().epoch();
        finishedEpochs = from.epochs();
        step = from.position().step();
        lossSum = from.position().lossSum();
        best.resume(from.best());
        learningRate.resume(from.rate());
        learner.startEpoch(epoch, learningRate.of(epoch));
        learner.resume(from.position(), from.learner());
        learner.diagnostics().resume(from.diagnostics());
        state.statistics().copyFrom(from.network().statistics());
    }

    private void offerCheckpoint() {
        if (listener.checkpointDue()) {
            listener.checkpoint(
                    new Checkpoint(Kernels.inUse(), plan.network().weightsByInput(), new Position(epoch, step, lossSum),
                            Duration.ofNanos(System.nanoTime() - start),
                            new NetworkState(Checkpoint.copy(state.parameters()), Checkpoint.copy(state.statistics())),
                            learner.memory(), learner.diagnostics().memory(), best.memory(), learningRate.memory()));
        }
    }

    private boolean shouldStop() {
        return isCancelled() || (timeLimit < Long.MAX_VALUE && System.nanoTime() - start > timeLimit);
    }

    private boolean isCancelled() {
        cancelled = cancelled || listener.cancelRequested();
        return cancelled;
    }

    private TrainingOutcome stopped() {
        if (!cancelled) {
            return finished(StopReason.TIME_LIMIT);
        }
        return listener.keepsBest() ? finished(StopReason.CANCELLED) : new Cancelled();
    }

    private OptionalDouble rowsPerSecond() {
        var rows = (double) training.rows() * (step - firstStep) / learner.steps();
        var nanoseconds = Math.max(1, System.nanoTime() - stepsStart);
        return rows > 0 ? OptionalDouble.of(rows / nanoseconds * 1e9) : OptionalDouble.empty();
    }

    private EpochReport report(double trainingLoss, double rate, OptionalDouble rowsPerSecond) {
        var diagnostics = learner.diagnostics();
        var validationLoss = OptionalDouble.empty();
        var validationScore = OptionalDouble.empty();
        if (validation != null) {
            validationLoss = OptionalDouble.of(validation.loss(plan.objective(), this::isCancelled));
            validationScore = validation.score();
        }
        return new EpochReport(epoch, trainingLoss, diagnostics.score(), validationLoss, validationScore, rate,
                diagnostics.gradientNorm(), diagnostics.deadReluShare(), rowsPerSecond);
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
        if (!isFinite(kept.parameters(), kept.statistics())) {
            return new Diverged(epoch);
        }
        snapshots.ended(best.epoch(finishedEpochs), kept);
        return new Finished(reason, asStored(kept));
    }

    private NetworkState asStored(NetworkState kept) {
        return new NetworkState(plan.network().toStored(kept.parameters()), kept.statistics());
    }

    private static boolean isFinite(Matrix parameters, Matrix statistics) {
        return parameters.isFinite() && statistics.isFinite();
    }
}
