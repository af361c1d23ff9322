package io.mlpservice.exchange;

import io.mlpservice.platform.BodyLimit;
import io.mlpservice.platform.Sha256;
import io.mlpservice.platform.memory.HeapShare;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that is imported, held in memory.
 *
 * @param sha256 in hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent")
record ImportedFile(byte[] bytes, String sha256) {
    /** What is made of the file takes its size again, in double precision and in several forms. */
    private static final long COPIES = 6;

    /**
     * Reads a file.
     *
     * @throws io.mlpservice.platform.problem.ProblemException 413 if it is larger than allowed
     */
    static ImportedFile read(InputStream content, BodyLimit limit) throws IOException {
        var most = Math.toIntExact(Math.min(limit.most().toBytes(), Integer.MAX_VALUE - 9L));
        var bytes = HeapShare.reserving(content).readNBytes(most + 1);
        if (bytes.length > most) {
            throw limit.exceeded();
        }
        HeapShare.reserve(COPIES * bytes.length);
        return new ImportedFile(bytes, Sha256.hex(bytes));
    }
}
