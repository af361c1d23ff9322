package io.mlpservice.engine.data;

import io.mlpservice.engine.matrix.Matrix;

/**
 * Rows that a network learns from or is measured by.
 *
 * @param inputs [rows][inputs]
 * @param targets [rows][outputs], of the same precision
 */
public record Samples(Matrix inputs, Matrix targets) {
    /** Checks that there is a row of targets for each row of inputs. */
    public Samples {
        if (inputs.rows() != targets.rows() || inputs.precision() != targets.precision()) {
            throw new IllegalArgumentException("inputs %s do not fit targets %s".formatted(inputs, targets));
        }
    }

    /** How many rows there are. */
    public int rows() {
        return inputs.rows();
    }
}
