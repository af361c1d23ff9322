package io.mlpservice.engine.training;

import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.training.Checkpoint.BestMemory;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalInt;

/** Keeps the parameters of the best epoch if early stopping is on. */
final class BestEpoch {
    private final EarlyStopping rule;
    private final Matrix current;
    private @Nullable Matrix best;
    private double lowestLoss = Double.POSITIVE_INFINITY;
    private int epochsSince;

    BestEpoch(EarlyStopping rule, Matrix current) {
        this.rule = rule;
        this.current = current;
    }

    /** The monitored loss; the training loss if none is monitored. */
    double monitored(EpochReport report) {
        return rule.monitor() == Monitor.VALIDATION_LOSS
                ? report.validationLoss().orElseThrow()
                : report.trainingLoss();
    }

    /** Records an epoch and returns whether patience has run out. */
    boolean isExhaustedAfter(EpochReport report) {
        if (rule.monitor() == Monitor.NONE) {
            return false;
        }
        if (monitored(report) < lowestLoss - rule.minDelta()) {
            lowestLoss = monitored(report);
            epochsSince = 0;
            keepCurrent();
        } else {
            epochsSince++;
        }
        return epochsSince >= rule.patience();
    }

    /** The parameters of the best epoch, or the current ones if there is no best epoch. */
    Matrix parameters() {
        return best == null ? current : best;
    }

    /**
     * The best epoch, if there is one.
     *
     * @param last the last epoch that was recorded
     */
    OptionalInt epoch(int last) {
        return best == null ? OptionalInt.empty() : OptionalInt.of(last - epochsSince);
    }

    BestMemory memory() {
        return new BestMemory(lowestLoss, epochsSince, Optional.ofNullable(best).map(Checkpoint::copy));
    }

    void resume(BestMemory memory) {
        lowestLoss = memory.lowestLoss();
        epochsSince = memory.epochsSince();
        best = memory.parameters().map(Checkpoint::copy).orElse(null);
    }

    private void keepCurrent() {
        if (best == null) {
            best = Checkpoint.copy(current);
        } else {
            best.copyFrom(current);
        }
    }
}
