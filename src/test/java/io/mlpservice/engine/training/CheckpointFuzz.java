package io.mlpservice.engine.training;

import io.mlpservice.engine.format.Envelope;
import io.mlpservice.engine.format.UnreadableException;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** Any content is a checkpoint or is unreadable. The first byte chooses the version; the checksum is right. */
public final class CheckpointFuzz {
    private static final int NEWEST = 4;

    private CheckpointFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        var version = NEWEST - (bytes[0] & 0xff) % 3;
        var file = new Envelope("checkpoint", 0x4D4C5043, version, version)
                .seal(out -> out.write(Arrays.copyOfRange(bytes, 1, bytes.length)));
        try {
            var written = Checkpoint.fromBytes(file).toBytes();
            assertThat(Checkpoint.fromBytes(written).toBytes()).isEqualTo(written);
        } catch (UnreadableException e) {
            assertThat(e.reason()).isEqualTo(UnreadableException.Reason.DAMAGED);
        }
    }
}
