package io.mlpservice.engine.format;

import io.mlpservice.engine.format.UnreadableException.Reason;

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
 * The binary layout of stored objects: four letters, the version of the format, the content, and a CRC-32C of
 * everything before it. Numbers are big-endian.
 *
 * @param kind the kind of content, for messages
 * @param magic the four letters
 * @param oldest the oldest version that can be read
 * @param newest the version that is written
 */
public record Envelope(String kind, int magic, int oldest, int newest) {
    /** The four letters and the version. */
    private static final int HEADER = 2 * Integer.BYTES;

    /** Writes the content. */
    @FunctionalInterface
    public interface Writer {
        /** Writes all of it. */
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads the content. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads all of it in the given version of the format. */
        T read(DataInputStream in, int version) throws IOException;
    }

    /** Wraps content in an envelope. */
    public byte[] seal(Writer content) {
        var bytes = new ByteArrayOutputStream();
        var checksum = new CRC32C();
        try (var out = new DataOutputStream(new CheckedOutputStream(bytes, checksum))) {
            out.writeInt(magic);
            out.writeInt(newest);
            content.write(out);
            out.writeInt((int) checksum.getValue());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Wraps the remaining bytes of a buffer in an envelope. */
    public byte[] seal(ByteBuffer content) {
        var bytes = ByteBuffer.allocate(HEADER + content.remaining() + Integer.BYTES);
        bytes.putInt(magic).putInt(newest).put(content);
        return bytes.putInt(checksum(bytes.array(), bytes.position())).array();
    }

    /**
     * Unwraps the content.
     *
     * @throws UnreadableException if the bytes are of another kind, are damaged, or have an unsupported version
     */
    public <T> T open(byte[] bytes, Reader<T> content) {
        var end = bytes.length - Integer.BYTES;
        if (end < HEADER || ByteBuffer.wrap(bytes).getInt() != magic) {
            throw damaged("these bytes are not a " + kind);
        }
        if (ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
            throw damaged("the %s is damaged: its checksum does not match".formatted(kind));
        }
        var version = ByteBuffer.wrap(bytes).getInt(Integer.BYTES);
        checkVersion(version);
        return read(new DataInputStream(new ByteArrayInputStream(bytes, HEADER, end - HEADER)), version, content);
    }

    private void checkVersion(int version) {
        if (version > newest) {
            throw new UnreadableException(Reason.NEWER,
                    "the %s has format %d, but this version reads formats up to %d".formatted(kind, version,
                            newest));
        }
        if (version < oldest) {
            throw new UnreadableException(Reason.OUTDATED, "the %s has format %d, which is no longer supported"
                    .formatted(kind, version));
        }
    }

    /** Invalid content counts as damaged too, even if its checksum matches. */
    private <T> T read(DataInputStream in, int version, Reader<T> content) {
        try {
            var value = content.read(in, version);
            if (in.available() > 0) {
                throw damaged("the %s is damaged: %d bytes are left over".formatted(kind, in.available()));
            }
            return value;
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException("the %s is damaged: its content cannot be read".formatted(kind), e);
        }
    }

    private static UnreadableException damaged(String message) {
        return new UnreadableException(Reason.DAMAGED, message);
    }

    private static int checksum(byte[] bytes, int length) {
        var checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
