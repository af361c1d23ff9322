package io.mlpservice.dataset.storage;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;

import java.nio.ByteBuffer;

/**
 * Compresses what is stored, piece by piece. Zstandard's fastest regular level makes tables about as small as Deflater does.
 * In tables little but short runs of digits repeats: to look for long matches alone, among few, takes two thirds of the
 * level's own time, for a tenth more bytes at most. The checksum of each piece shows damage.
 */
final class Compressor implements AutoCloseable {
    private static final int LEVEL = 1;
    private static final int HASH_LOG = 12;
    private static final int MIN_MATCH = 7;

    private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL).setHashLog(HASH_LOG)
            .setMinMatch(MIN_MATCH).setChecksum(true);
    /** Used for every piece, since large arrays are a burden to the garbage collector. */
    private byte[] room = {};

    /** The first bytes of an array, compressed; valid until the next piece. */
    ByteBuffer compress(byte[] bytes, int length) {
        var most = Math.toIntExact(Zstd.compressBound(length));
        room = room.length < most ? new byte[most] : room;
        return ByteBuffer.wrap(room, 0, context.compressByteArray(room, 0, room.length, bytes, 0, length));
    }

    @Override
    public void close() {
        context.close();
    }
}
