package io.mlpservice.engine.training;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.network.LiveUnits;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.training.Checkpoint.DiagnosticsMemory;

import java.util.OptionalDouble;

/** Measures how well an epoch learns, without any effect on training. */
final class Diagnostics {
    private final Matrix gradients;
    private final LiveUnits liveUnits;
    private double gradientNorm;

    /** Observes a network and its parameter gradients. */
    Diagnostics(Network network, Matrix gradients) {
        this.gradients = gradients;
        this.liveUnits = new LiveUnits(network);
    }

    void startEpoch() {
        liveUnits.forget();
        gradientNorm = 0;
    }

    /**
     * Observes a batch after its gradients are computed and before they are clipped. Only the last step's are measured.
     */
    void observe(boolean isLastStep) {
        liveUnits.observe();
        if (isLastStep) {
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

    DiagnosticsMemory memory() {
        return new DiagnosticsMemory(gradientNorm, Checkpoint.copy(liveUnits.flags()));
    }

    void resume(DiagnosticsMemory memory) {
        gradientNorm = memory.gradientNorm();
        liveUnits.restore(memory.liveUnits());
    }
}
