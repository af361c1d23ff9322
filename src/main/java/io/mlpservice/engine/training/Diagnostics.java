package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.network.Backpropagation;
import io.mlpservice.engine.network.LiveUnits;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.training.Checkpoint.DiagnosticsMemory;

import java.util.OptionalDouble;

/** Measures how well an epoch learns, without any effect on training. */
final class Diagnostics {
    private final Backpropagation backpropagation;
    private final Network network;
    private final LiveUnits liveUnits;
    private final RunningScore score;
    private double gradientNorm;

    /** Observes a network that learns these samples by these gradients. */
    Diagnostics(Network network, Backpropagation backpropagation, Score score, Samples samples) {
        this.network = network;
        this.backpropagation = backpropagation;
        this.liveUnits = new LiveUnits(network);
        this.score = RunningScore.of(score, samples);
    }

    void startEpoch() {
        liveUnits.forget();
        score.start();
        gradientNorm = 0;
    }

    /**
     * Observes a batch after its gradients are computed and before they are clipped. Only the last step's are measured.
     */
    void observe(Samples batch, boolean isLastStep) {
        liveUnits.observe();
        score.add(network.outputs(batch.rows()), batch);
        if (isLastStep) {
            var gradients = backpropagation.gradients();
            gradientNorm = gradients.norm(0, gradients.size());
        }
    }

    /** ‖g‖ of the epoch's last step, including the penalty, before clipping. */
    double gradientNorm() {
        return gradientNorm;
    }

    /** The share of hidden ReLU units that were 0 for every row of the epoch. */
    OptionalDouble deadReluShare() {
        return liveUnits.deadShare();
    }

    /** The score of the epoch's rows, once all have been observed. */
    OptionalDouble score() {
        return score.value();
    }

    DiagnosticsMemory memory() {
        return new DiagnosticsMemory(gradientNorm, Checkpoint.copy(liveUnits.flags()), score.memory());
    }

    void resume(DiagnosticsMemory memory) {
        gradientNorm = memory.gradientNorm();
        liveUnits.restore(memory.liveUnits());
        score.resume(memory.score());
    }
}
