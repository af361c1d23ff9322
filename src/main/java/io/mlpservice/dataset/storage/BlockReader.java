package io.mlpservice.dataset.storage;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.format.Counts;
import io.mlpservice.engine.format.UnreadableException;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.InflaterInputStream;

/** Reads blocks, one after the other in the same room, since large arrays are a burden to the garbage collector. */
final class BlockReader {
    private final PackedNumbers numbers = new PackedNumbers();
    private final PackedIntegers integers = new PackedIntegers();
    private byte[] content = {};

    /** The columns of a block; throws an {@link UnreadableException} if its bytes are damaged or of a later version. */
    List<Column> read(byte[] bytes) {
        return BlockFormat.ENVELOPE.open(bytes, (in, version) -> {
            var block = version == BlockFormat.DEFLATED ? inflated(in) : decompressed(in);
            var columns = new ArrayList<Column>();
            for (var left = Counts.read(block, 1); left > 0; left--) {
                columns.add(column(block, text(block)));
            }
            return columns;
        });
    }

    private static ByteBuffer inflated(DataInputStream in) throws IOException {
        var size = in.readInt();
        var content = new InflaterInputStream(new ByteArrayInputStream(in.readAllBytes())).readNBytes(size);
        if (content.length < size) {
            throw new EOFException("%d of %d bytes are there".formatted(content.length, size));
        }
        return ByteBuffer.wrap(content);
    }

    private ByteBuffer decompressed(DataInputStream in) throws IOException {
        var compressed = new byte[in.available()];
        in.readFully(compressed);
        var size = Zstandard.size(compressed);
        content = content.length < size ? new byte[size] : content;
        Zstandard.decompress(compressed, content);
        return ByteBuffer.wrap(content, 0, size);
    }

    private Column column(ByteBuffer block, String name) throws IOException {
        if (block.get() == BlockFormat.NUMBERS) {
            return new Column.Numeric(name, numbers.read(block));
        }
        var categories = new ArrayList<String>();
        for (var left = Counts.read(block, Integer.BYTES); left > 0; left--) {
            categories.add(text(block));
        }
        return new Column.Categorical(name, categories, integers.read(block));
    }

    private static String text(ByteBuffer block) throws IOException {
        var length = Counts.read(block, 1);
        var text = new String(block.array(), block.arrayOffset() + block.position(), length, StandardCharsets.UTF_8);
        block.position(block.position() + length);
        return text;
    }
}
