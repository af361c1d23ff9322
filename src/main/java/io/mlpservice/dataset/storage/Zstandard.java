package io.mlpservice.dataset.storage;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;

/** Bytes that a {@link Compressor} wrote. */
final class Zstandard {
    private static final int FIRST_BYTE = 0x28;

    private Zstandard() {}

    /** Throws a {@link ZstdException} if the bytes are damaged. */
    static byte[] decompress(byte[] bytes) {
        return Zstd.decompress(bytes);
    }

    /** The number of bytes before compression; throws a {@link ZstdException} if the bytes do not tell. */
    static int size(byte[] bytes) {
        var size = Zstd.getFrameContentSize(bytes);
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw new ZstdException(Zstd.errCorruptionDetected(), "the compressed bytes do not tell their size");
        }
        return (int) size;
    }

    /** Decompresses bytes into an array with room for them; throws a {@link ZstdException} if they are damaged. */
    static void decompress(byte[] bytes, byte[] into) {
        Zstd.decompressByteArray(into, 0, into.length, bytes, 0, bytes.length);
    }

    /** Whether bytes are compressed so; those of earlier versions begin otherwise. */
    static boolean isOf(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == FIRST_BYTE;
    }
}
