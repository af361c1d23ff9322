package io.mlpservice.engine.function;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;

import java.util.Map;

/**
 * The largest of a unit's consecutive sums (Goodfellow et al., 2013). Ties go to the first.
 *
 * @param pieces see {@link Hyperparameter#MAXOUT_PIECES}
 */
public record Maxout(int pieces) implements Activation.Fixed {
    /** Checks the range. */
    public Maxout {
        Hyperparameter.MAXOUT_PIECES.check(pieces);
    }

    @Override
    public void forward(Matrix sums, Matrix outputs) {
        for (var unit = 0; unit < outputs.size(); unit++) {
            outputs.set(unit, sums.get(largest(sums, unit)));
        }
    }

    @Override
    public void backward(Matrix sums, Matrix outputs, Matrix outputGradients, Matrix sumGradients) {
        for (var unit = 0; unit < outputs.size(); unit++) {
            for (var piece = 0; piece < pieces; piece++) {
                sumGradients.set(unit * pieces + piece, 0);
            }
            sumGradients.set(largest(sums, unit), outputGradients.get(unit));
        }
    }

    private int largest(Matrix sums, int unit) {
        var best = unit * pieces;
        for (var index = best + 1; index < (unit + 1) * pieces; index++) {
            best = sums.get(index) > sums.get(best) ? index : best;
        }
        return best;
    }

    @Override
    public ActivationType type() {
        return ActivationType.MAXOUT;
    }

    @Override
    public Map<Hyperparameter, Double> hyperparameters() {
        return Map.of(Hyperparameter.MAXOUT_PIECES, (double) pieces);
    }
}
