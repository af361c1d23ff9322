package io.mlpservice.exchange;

import io.mlpservice.platform.BodyLimit;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that is imported, held in memory.
 *
 * @param sha256 in hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent")
record ImportedFile(byte[] bytes, String sha256) {
    /**
     * Reads a file.
     *
     * @throws io.mlpservice.platform.ProblemException 413 if it is larger than allowed
     */
    static ImportedFile read(InputStream content, BodyLimit limit) throws IOException {
        var most = Math.toIntExact(Math.min(limit.most().toBytes(), Integer.MAX_VALUE - 9L));
        var bytes = content.readNBytes(most + 1);
        if (bytes.length > most) {
            throw limit.exceeded();
        }
        return new ImportedFile(bytes, sha256(bytes));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
