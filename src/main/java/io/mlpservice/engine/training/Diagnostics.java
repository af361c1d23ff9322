package io.mlpservice.engine.training;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.network.LiveUnits;
import io.mlpservice.engine.network.Network;
import io.mlpservice.engine.training.Checkpoint.DiagnosticsMemory;

import java.util.OptionalDouble;

/** Signs of how well an epoch learns; looking at them changes nothing. */
final class Diagnostics {
    private final Matrix gradients;
    private final LiveUnits liveUnits;
    private double gradientNorm;

    /** Watches a network and the gradients by its parameters. */
    Diagnostics(Network network, Matrix gradients) {
        this.gradients = gradients;
        this.liveUnits = new LiveUnits(network);
    }

    void startEpoch() {
        liveUnits.forget();
        gradientNorm = 0;
    }

    /** Looks at a batch whose gradients are known and not clipped yet; those of the epoch's last step are measured. */
    void observe(boolean isLastStep) {
        liveUnits.observe();
        if (isLastStep) {
            gradientNorm = gradients.norm(0, gradients.size());
        }
    }

    /** ‖g‖ of the gradient that the epoch's last step went by, penalty included, before it was clipped. */
    double gradientNorm() {
        return gradientNorm;
    }

    /** The share of the hidden ReLU units that were 0 for every row of the epoch. */
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
