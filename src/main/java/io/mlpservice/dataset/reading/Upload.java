package io.mlpservice.dataset.reading;

import io.mlpservice.platform.BodyLimit;
import io.mlpservice.platform.Sha256;
import io.mlpservice.platform.TemporaryDirectory;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.zip.ZipException;

/**
 * An uploaded file, kept on disk while it is read: that happens several times, and it may not fit into memory.
 *
 * @param file the bytes as they came
 * @param text the bytes of the text; the same file if it is not compressed
 * @param compression of the file; null if it is not compressed
 * @param sha256 SHA-256 of the bytes as they came, in hexadecimal
 */
public record Upload(Path file, Path text, @Nullable Compression compression, String sha256)
        implements
            TextFile,
            AutoCloseable {
    /** Writes the bytes of an upload. */
    @FunctionalInterface
    public interface Writer {
        /** Writes all of them. */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Keeps a file, which may be compressed.
     *
     * @throws ProblemException 413 if its text is longer than allowed, 400 if it cannot be decompressed
     */
    public static Upload of(InputStream content, BodyLimit limit) {
        var upload = written(content::transferTo, limit);
        try {
            var compression = Compression.of(upload.start()).orElse(null);
            return compression == null
                    ? upload
                    : new Upload(upload.file, inflated(upload, compression, limit), compression, upload.sha256);
        } catch (RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    /**
     * Keeps a body that is not compressed.
     *
     * @throws ProblemException 413 if it is longer than allowed, 400 if it is empty
     */
    public static Upload plain(InputStream content, BodyLimit limit) {
        return written(content::transferTo, limit);
    }

    /** Keeps what the service writes itself. */
    public static Upload written(Writer writer, BodyLimit limit) {
        var digest = Sha256.digest();
        var file = temporaryFile(out -> {
            try (var digesting = new DigestOutputStream(new BoundedOutput(out, limit, "The table as CSV"), digest)) {
                writer.write(digesting);
            }
        });
        return new Upload(file, file, null, HexFormat.of().formatHex(digest.digest()));
    }

    private static Path inflated(Upload upload, Compression compression, BodyLimit limit) {
        return temporaryFile(out -> {
            try (var compressed = Files.newInputStream(upload.file); var text = compression.inflate(compressed)) {
                text.transferTo(new BoundedOutput(out, limit, "The decompressed file"));
            } catch (ZipException | EOFException e) {
                throw ProblemException.badRequest("malformed_compression",
                        "The file looks like %s, but it cannot be decompressed: it is damaged, incomplete, or compressed by another method. Compress it again, or send it as it is."
                                .formatted(compression.name()));
            }
        });
    }

    private byte[] start() {
        try (var content = Files.newInputStream(file)) {
            return content.readNBytes(Compression.BYTES_LOOKED_AT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(text);
    }

    @Override
    public long length() throws IOException {
        return Files.size(text);
    }

    /** The bytes as they came. */
    public InputStream openFile() {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of bytes as they came. */
    public long size() {
        return file.toFile().length();
    }

    @Override
    public void close() {
        try {
            delete(file);
        } finally {
            delete(text);
        }
    }

    private static Path temporaryFile(Writer writer) {
        try {
            var file = TemporaryDirectory.file("upload-");
            try (var out = Files.newOutputStream(file)) {
                writer.write(out);
            } catch (IOException | RuntimeException e) {
                delete(file);
                throw e;
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
