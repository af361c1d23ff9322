package io.mlpservice.engine.data;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

/** The number of rows per update. */
public sealed interface Batching {
    /** The size of each batch; the last one may be smaller. */
    int size(int rows);

    /**
     * Mini-batches.
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

    /** All rows in one batch. */
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
