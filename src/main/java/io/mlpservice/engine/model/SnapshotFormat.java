package io.mlpservice.engine.model;

import io.mlpservice.engine.format.Envelope;
import io.mlpservice.engine.format.UnreadableException;

/**
 * The binary format of what differs between the models of one run: the parameters and the statistics of batch
 * normalization. Everything else is read from another model of the run.
 */
public final class SnapshotFormat {
    private static final Envelope ENVELOPE = new Envelope("snapshot", 0x4D4C5053, 1, 1);

    private SnapshotFormat() {}

    /** Encodes the parameters and statistics of a model, with a checksum. */
    public static byte[] write(TrainedModel model) {
        return ENVELOPE.seal(out -> NetworkFormat.writeState(out, model.state()));
    }

    /**
     * Reads a model that {@link #write} wrote.
     *
     * @param other a model of the same run
     * @throws UnreadableException if the bytes are no snapshot of that run, are damaged, or have a newer format
     */
    public static TrainedModel read(byte[] bytes, TrainedModel other) {
        return ENVELOPE.open(bytes, (in, _) -> new TrainedModel(other.schema(), other.features(), other.targetScales(),
                other.network(), NetworkFormat.readState(in), other.objective()));
    }
}
