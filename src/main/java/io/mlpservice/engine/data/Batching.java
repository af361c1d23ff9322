package io.mlpservice.engine.data;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

/** How many rows a network sees between two updates. */
public sealed interface Batching {
    /** The rows of every batch but the last, which may be smaller. */
    int size(int rows);

    /**
     * A few rows.
     *
     * @param size see {@link Hyperparameter#BATCH_SIZE}
     */
    record MiniBatch(int size) implements Batching {
        /** Checks the range. */
        public MiniBatch {
            Hyperparameter.BATCH_SIZE.check(size);
        }

        @Override
        public int size(int rows) {
            return Math.min(size, rows);
        }
    }

    /** All rows at once: the gradient of the whole training set. */
    record FullBatch() implements Batching {
        @Override
        public int size(int rows) {
            return rows;
        }
    }

    /** One row at a time. */
    record Sequential() implements Batching {
        @Override
        public int size(int rows) {
            return 1;
        }
    }
}
