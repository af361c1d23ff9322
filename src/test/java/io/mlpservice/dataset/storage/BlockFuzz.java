package io.mlpservice.dataset.storage;

import io.mlpservice.engine.format.Envelope;
import io.mlpservice.engine.format.UnreadableException;

import java.nio.ByteBuffer;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any content is a block or is unreadable. The first byte chooses the version, and whether the content is still to be
 * compressed; the checksum is right.
 */
public final class BlockFuzz {
    private BlockFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        var content = Arrays.copyOfRange(bytes, 1, bytes.length);
        var version = bytes[0] % 3 == 2 ? 1 : 2;
        try (var writer = new BlockWriter(); var compressor = new Compressor()) {
            var block = new Envelope("block of a data set", 0x4D4C5044, version, version)
                    .seal(bytes[0] % 3 == 0 ? compressor.compress(content, content.length) : ByteBuffer.wrap(content));
            var reader = new BlockReader();
            var written = writer.write(reader.read(block));
            assertThat(writer.write(reader.read(written))).isEqualTo(written);
        } catch (UnreadableException e) {
            assertThat(e.reason()).isEqualTo(UnreadableException.Reason.DAMAGED);
        }
    }
}
