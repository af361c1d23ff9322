package io.mlpservice.surface;

import io.mlpservice.engine.model.RowPass;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a picture: one for each cell, from left to right, then upward.
 *
 * @param y null for a picture of a single row of cells
 * @param base the codes of the features that are no axes
 */
@SuppressWarnings("ArrayRecordComponent")
record Grid(Axis x, @Nullable Axis y, double[] base) implements RowPass.Rows {
    int cells() {
        return x.size() * (y == null ? 1 : y.size());
    }

    @Override
    public void set(int row, double[] codes) {
        System.arraycopy(base, 0, codes, 0, base.length);
        codes[x.feature()] = x.codes()[row % x.size()];
        if (y != null) {
            codes[y.feature()] = y.codes()[row / x.size()];
        }
    }
}
