package io.mlpservice.dataset.storage;

import io.mlpservice.engine.data.Column;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes blocks, one after the other in the same room, since large arrays are a burden to the garbage collector. */
final class BlockWriter implements AutoCloseable {
    private static final int BYTES_AT_FIRST = 1 << 12;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Compressor compressor = new Compressor();
    private final PackedNumbers numbers = new PackedNumbers();
    private final PackedIntegers integers = new PackedIntegers();
    private ByteBuffer content = ByteBuffer.allocate(BYTES_AT_FIRST);

    /** The bytes of a block. */
    byte[] write(List<Column> columns) {
        content.clear();
        room(Integer.BYTES).putInt(columns.size());
        for (var column : columns) {
            write(column.name());
            write(column);
        }
        return BlockFormat.ENVELOPE.seal(compressor.compress(content.array(), content.position()));
    }

    private void write(Column column) {
        switch (column) {
            case Column.Numeric(var _, var values) -> {
                room(1).put(BlockFormat.NUMBERS);
                numbers.write(room(PackedNumbers.mostBytes(values.length)), values);
            }
            case Column.Categorical(var _, var categories, var codes) -> {
                room(1 + Integer.BYTES).put(BlockFormat.CATEGORIES).putInt(categories.size());
                categories.forEach(this::write);
                integers.write(room(PackedIntegers.mostBytes(codes.length)), codes);
            }
        }
    }

    private void write(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    /** The content so far, with room for more bytes. */
    private ByteBuffer room(int bytes) {
        if (content.remaining() < bytes) {
            var needed = Math.addExact(content.position(), bytes);
            content = ByteBuffer.allocate((int) Math.max(needed, Math.min(2L * content.capacity(), LARGEST_ARRAY)))
                    .put(content.flip());
        }
        return content;
    }

    @Override
    public void close() {
        compressor.close();
    }
}
