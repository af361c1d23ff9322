package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Batching.FullBatch;
import io.mlpservice.engine.data.Batching.MiniBatch;
import io.mlpservice.engine.data.Batching.Sequential;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.GradientClipping;
import io.mlpservice.engine.optimizer.LearningRateSchedule;
import io.mlpservice.engine.optimizer.MaxNorm;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.optimizer.OptimizerSpec.Lbfgs;
import io.mlpservice.engine.optimizer.OptimizerSpec.Perceptron;

import java.util.Optional;

import static io.mlpservice.engine.training.TrainingPlan.require;

/**
 * How training updates the parameters.
 *
 * @param warmupEpochs see {@link Hyperparameter#WARMUP_EPOCHS}; the schedule starts after the warm-up
 * @param maxNorm the limit on the norm of each unit's incoming weights, if any
 * @param shuffle whether each epoch visits the rows in a new random order
 */
public record Learning(OptimizerSpec optimizer, LearningRateSchedule schedule, int warmupEpochs,
        GradientClipping clipping, Optional<MaxNorm> maxNorm, Batching batching, boolean shuffle) {
    /** Checks the range, and that L-BFGS gets all rows and nothing that changes its steps. */
    public Learning {
        Hyperparameter.WARMUP_EPOCHS.check(warmupEpochs);
        if (optimizer instanceof Lbfgs) {
            require(batching instanceof FullBatch, "L-BFGS needs full batches");
            require(schedule instanceof LearningRateSchedule.Constant && warmupEpochs == 0,
                    "L-BFGS finds its own step size and allows no schedule or warm-up");
            require(clipping instanceof GradientClipping.None && maxNorm.isEmpty(),
                    "L-BFGS needs the exact gradient and allows no clipping or max-norm");
        }
    }

    /** A constant learning rate without clipping or max-norm. */
    public static Learning plain(OptimizerSpec optimizer, Batching batching, boolean shuffle) {
        return new Learning(optimizer, new LearningRateSchedule.Constant(), 0, new GradientClipping.None(),
                Optional.empty(), batching, shuffle);
    }

    /** Whether the learning rate depends on the loss. */
    boolean isAdaptive() {
        return schedule instanceof LearningRateSchedule.Adaptive;
    }

    void requireFit(NetworkSpec network, Penalty penalty) {
        var hidden = network.layers().subList(0, network.layers().size() - 1);
        require(hidden.stream().noneMatch(layer -> layer.activation().type().isStep()),
                "a hidden layer cannot use a step activation, whose derivative is 0");
        var steps = network.outputLayer().activation().type().isStep();
        if (optimizer instanceof Perceptron) {
            require(steps && hidden.isEmpty(), "the perceptron rule needs a single layer with a step activation");
            require(penalty.equals(Penalty.NONE), "the perceptron rule allows no penalty");
        } else {
            require(!steps, "a step activation, whose derivative is 0, needs the perceptron rule");
        }
        if (optimizer instanceof Lbfgs) {
            require(!network.hasDropout(), "L-BFGS needs a deterministic loss and allows no dropout");
            require(network.layers().stream().allMatch(layer -> layer.learningRateMultiplier() == 1),
                    "L-BFGS updates all layers together and allows no learning rate multipliers");
        }
        require(!network.hasBatchNormalization() || !isRowByRow(),
                "batch normalization needs at least two rows per batch");
    }

    private boolean isRowByRow() {
        return batching instanceof Sequential || (batching instanceof MiniBatch(var size) && size == 1);
    }
}
