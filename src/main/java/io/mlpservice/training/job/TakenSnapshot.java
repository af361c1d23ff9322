package io.mlpservice.training.job;

/**
 * The parameters after an epoch of a run.
 *
 * @param epoch 0 for the parameters that training starts from
 * @param atEnd whether the run added it at its end, when later epochs were recorded
 * @param bytes as {@link io.mlpservice.engine.model.SnapshotFormat} writes them
 */
@SuppressWarnings("ArrayRecordComponent")
public record TakenSnapshot(int epoch, boolean atEnd, byte[] bytes) {
    /** The most bytes of snapshots that a run holds while the database does not answer. */
    public static final long MOST_WAITING = 16L << 20;
}
