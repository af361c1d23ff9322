package io.mlpservice.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of an uploaded CSV, in a temporary file: they are read several times and may not fit into memory. */
record Upload(Path file, String sha256, long size) implements AutoCloseable {
    /** Writes the bytes of an upload. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    static Upload of(InputStream content) {
        return written(content::transferTo);
    }

    static Upload written(Writer writer) {
        var file = temporaryFile();
        var digest = newDigest();
        try (var out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            writer.write(out);
        } catch (IOException e) {
            delete(file);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        }
        return new Upload(file, HexFormat.of().formatHex(digest.digest()), file.toFile().length());
    }

    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() {
        delete(file);
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("mlp-upload-", ".csv");
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

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
