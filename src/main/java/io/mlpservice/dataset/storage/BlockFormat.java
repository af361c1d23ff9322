package io.mlpservice.dataset.storage;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.format.Counts;
import io.mlpservice.engine.format.Envelope;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.InflaterInputStream;

/**
 * The binary format of a block, compressed, with a version and a checksum. Every released version stays readable.
 * Numbers are kept to the bit.
 */
final class BlockFormat {
    /** A version of the format. */
    private static final int DEFLATED = 1;
    private static final Envelope ENVELOPE = new Envelope("block of a data set", 0x4D4C5044, DEFLATED, 2);
    /** All bits of a column of numbers. */
    private static final int USUAL_BYTES = (1 << 18) + (1 << 10);
    private static final byte NUMBERS = 0;
    private static final byte CATEGORIES = 1;

    private BlockFormat() {}

    static byte[] write(List<Column> columns) {
        return ENVELOPE.seal(out -> out.write(Zstandard.compress(content(columns))));
    }

    private static byte[] content(List<Column> columns) throws IOException {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        var out = new DataOutputStream(bytes);
        out.writeInt(columns.size());
        for (var column : columns) {
            writeText(out, column.name());
            write(out, column);
        }
        return bytes.toByteArray();
    }

    static List<Column> read(byte[] bytes) {
        return ENVELOPE.open(bytes, (in, version) -> {
            var content = version == DEFLATED ? inflate(in) : Zstandard.decompress(in.readAllBytes());
            var table = new DataInputStream(new ByteArrayInputStream(content));
            var columns = new ArrayList<Column>();
            for (var left = Counts.read(table, 1); left > 0; left--) {
                columns.add(read(table, readText(table)));
            }
            return columns;
        });
    }

    private static byte[] inflate(DataInputStream in) throws IOException {
        var size = in.readInt();
        var content = new InflaterInputStream(new ByteArrayInputStream(in.readAllBytes())).readNBytes(size);
        if (content.length < size) {
            throw new EOFException("%d of %d bytes are there".formatted(content.length, size));
        }
        return content;
    }

    private static void write(DataOutputStream out, Column column) throws IOException {
        switch (column) {
            case Column.Numeric(var _, var values) -> {
                out.writeByte(NUMBERS);
                PackedNumbers.write(out, values);
            }
            case Column.Categorical(var _, var categories, var codes) -> {
                out.writeByte(CATEGORIES);
                out.writeInt(categories.size());
                for (var category : categories) {
                    writeText(out, category);
                }
                PackedIntegers.write(out, codes);
            }
        }
    }

    private static Column read(DataInputStream in, String name) throws IOException {
        if (in.readByte() == NUMBERS) {
            return new Column.Numeric(name, PackedNumbers.read(in));
        }
        var categories = new ArrayList<String>();
        for (var left = Counts.read(in, Integer.BYTES); left > 0; left--) {
            categories.add(readText(in));
        }
        return new Column.Categorical(name, categories, PackedIntegers.read(in));
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        var bytes = new byte[Counts.read(in, 1)];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
