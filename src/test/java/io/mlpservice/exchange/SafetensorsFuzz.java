package io.mlpservice.exchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Any safetensors file is a model or is refused. The bytes up to a NUL are the header, whose length is right, so that the
 * header can grow and shrink.
 */
public final class SafetensorsFuzz {
    private SafetensorsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        var length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        var tensors = Arrays.copyOfRange(bytes, Math.min(length + 1, bytes.length), bytes.length);
        var file = ByteBuffer.allocate(Long.BYTES + length + tensors.length).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length).put(bytes, 0, length).put(tensors);
        ReadModels.readAndWritten(
                new ImportSource.Complete(ImportFormat.SAFETENSORS, new ImportedFile(file.array(), "")));
    }
}
