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
 * How a batch changes the parameters.
 *
 * @param warmupEpochs see {@link Hyperparameter#WARMUP_EPOCHS}; the schedule starts after them
 * @param maxNorm the limit on the weights into a unit, if there is one
 * @param shuffle whether each epoch has an order of its own
 */
public record Learning(OptimizerSpec optimizer, LearningRateSchedule schedule, int warmupEpochs,
        GradientClipping clipping, Optional<MaxNorm> maxNorm, Batching batching, boolean shuffle) {
    /** Checks the range, and that L-BFGS is left alone with all rows. */
    public Learning {
        Hyperparameter.WARMUP_EPOCHS.check(warmupEpochs);
        if (optimizer instanceof Lbfgs) {
            require(batching instanceof FullBatch, "L-BFGS needs all rows at once");
            require(schedule instanceof LearningRateSchedule.Constant && warmupEpochs == 0,
                    "L-BFGS finds its own step: it has no schedule and no warm-up");
            require(clipping instanceof GradientClipping.None && maxNorm.isEmpty(),
                    "L-BFGS needs the true gradient and weights: neither clipping nor max-norm");
        }
    }

    /** A constant rate, no clipping and no limit on the weights. */
    public static Learning plain(OptimizerSpec optimizer, Batching batching, boolean shuffle) {
        return new Learning(optimizer, new LearningRateSchedule.Constant(), 0, new GradientClipping.None(),
                Optional.empty(), batching, shuffle);
    }

    /** Whether the learning rate follows the loss. */
    boolean isAdaptive() {
        return schedule instanceof LearningRateSchedule.Adaptive;
    }

    void requireFit(NetworkSpec network, Penalty penalty) {
        var hidden = network.layers().subList(0, network.layers().size() - 1);
        require(hidden.stream().noneMatch(layer -> layer.activation().type().isStep()),
                "a hidden layer cannot learn through a step, whose derivative is 0");
        var steps = network.outputLayer().activation().type().isStep();
        if (optimizer instanceof Perceptron) {
            require(steps && hidden.isEmpty(), "the perceptron rule needs a single layer of step units");
            require(penalty.equals(Penalty.NONE), "the perceptron rule has no penalty");
        } else {
            require(!steps, "a step, whose derivative is 0, learns by the perceptron rule only");
        }
        if (optimizer instanceof Lbfgs) {
            require(!network.hasDropout(), "L-BFGS needs a loss that stays the same: no dropout");
            require(network.layers().stream().allMatch(layer -> layer.learningRateMultiplier() == 1),
                    "L-BFGS changes all layers alike: no multipliers");
        }
        require(!network.hasBatchNormalization() || !isRowByRow(),
                "batch normalisation needs batches of at least two rows");
    }

    private boolean isRowByRow() {
        return batching instanceof Sequential || (batching instanceof MiniBatch(var size) && size == 1);
    }
}
