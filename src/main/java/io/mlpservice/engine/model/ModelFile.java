package io.mlpservice.engine.model;

import io.mlpservice.engine.format.Envelope;
import io.mlpservice.engine.format.UnreadableException;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model as a file: complete, versioned and with a checksum.
 *
 * @param provenance what is known of the model, in order, such as its name and the hash of its data set
 */
public record ModelFile(TrainedModel model, Map<String, String> provenance) {
    private static final Envelope ENVELOPE = new Envelope("model file", 0x4D4C5046, 1, 1);

    /** The bytes of the file; the same for the same model and provenance. */
    public byte[] toBytes() {
        return ENVELOPE.seal(out -> {
            out.writeInt(provenance.size());
            for (var entry : provenance.entrySet()) {
                Binary.writeText(out, entry.getKey());
                Binary.writeText(out, entry.getValue());
            }
            out.write(model.toBytes());
        });
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws UnreadableException if they are not a model file, are damaged, or have a newer format
     */
    public static ModelFile fromBytes(byte[] bytes) {
        return ENVELOPE.open(bytes, (in, version) -> {
            var provenance = readProvenance(in);
            return new ModelFile(TrainedModel.fromBytes(in.readAllBytes()), provenance);
        });
    }

    private static Map<String, String> readProvenance(DataInputStream in) throws IOException {
        var size = in.readInt();
        var provenance = new LinkedHashMap<String, String>();
        for (var entry = 0; entry < size; entry++) {
            provenance.put(Binary.readText(in), Binary.readText(in));
        }
        return provenance;
    }
}
