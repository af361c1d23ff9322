package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;

/** How large gradients are clipped before the optimizer uses them. */
public sealed interface GradientClipping {
    /** Clips the gradient of all parameters together, in place. */
    void apply(Matrix gradients);

    /** No clipping. */
    record None() implements GradientClipping {
        @Override
        public void apply(Matrix gradients) {
            // no clipping
        }
    }

    /**
     * g·value/‖g‖ if the norm ‖g‖ exceeds the value.
     *
     * @param value see {@link Hyperparameter#CLIPPING_VALUE}
     */
    record Norm(double value) implements GradientClipping {
        /** Checks the range. */
        public Norm {
            Hyperparameter.CLIPPING_VALUE.check(value);
        }

        @Override
        public void apply(Matrix gradients) {
            Length.clip(gradients, 0, gradients.size(), value);
        }
    }

    /**
     * Each component is clamped to [−value, value].
     *
     * @param value see {@link Hyperparameter#CLIPPING_VALUE}
     */
    record Value(double value) implements GradientClipping {
        /** Checks the range. */
        public Value {
            Hyperparameter.CLIPPING_VALUE.check(value);
        }

        @Override
        public void apply(Matrix gradients) {
            for (var index = 0; index < gradients.size(); index++) {
                gradients.set(index, Math.clamp(gradients.get(index), -value, value));
            }
        }
    }
}
