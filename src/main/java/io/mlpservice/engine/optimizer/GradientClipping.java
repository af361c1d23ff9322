package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;

/** How large gradients are cut before the optimizer sees them. */
public sealed interface GradientClipping {
    /** Cuts the gradient by all parameters together, in place. */
    void apply(Matrix gradients);

    /** Gradients stay as they are. */
    record None() implements GradientClipping {
        @Override
        public void apply(Matrix gradients) {
            // nothing to cut
        }
    }

    /**
     * g·value/‖g‖ where the length ‖g‖ is above the value.
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
     * Each component is kept within [−value, value].
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
