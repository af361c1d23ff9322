package io.mlpservice.engine.format;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * How things are kept as bytes: four letters, the version of the format, the content, and a CRC-32C of everything before
 * it. Numbers are big-endian.
 *
 * @param kind what the content is, for messages
 * @param magic the four letters
 * @param version of the content's format; bytes of any other version are refused
 */
public record Envelope(String kind, int magic, int version) {
    /** Writes some content. */
    @FunctionalInterface
    public interface Writer {
        /** Writes it all. */
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads some content. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads it all. */
        T read(DataInputStream in) throws IOException;
    }

    /** Puts content into an envelope. */
    public byte[] seal(Writer content) {
        var bytes = new ByteArrayOutputStream();
        var checksum = new CRC32C();
        try (var out = new DataOutputStream(new CheckedOutputStream(bytes, checksum))) {
            out.writeInt(magic);
            out.writeInt(version);
            content.write(out);
            out.writeInt((int) checksum.getValue());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Takes the content out.
     *
     * @throws IllegalArgumentException if the bytes are something else, are damaged, or are of another format
     */
    public <T> T open(byte[] bytes, Reader<T> content) {
        var length = bytes.length - Integer.BYTES;
        require(length >= 2 * Integer.BYTES && ByteBuffer.wrap(bytes).getInt() == magic, "these bytes are no " + kind);
        require(ByteBuffer.wrap(bytes).getInt(length) == checksum(bytes, length),
                "the %s is damaged: its checksum does not fit".formatted(kind));
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes, Integer.BYTES, length))) {
            var found = in.readInt();
            require(found == version,
                    "the %s is of format %d, this version reads format %d".formatted(kind, found, version));
            return content.read(in);
        } catch (IOException cutShort) {
            throw new IllegalArgumentException("the %s is incomplete".formatted(kind), cutShort);
        }
    }

    private static int checksum(byte[] bytes, int length) {
        var checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
