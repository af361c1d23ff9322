package io.mlpservice.dataset.storage;

import com.github.luben.zstd.ZstdException;
import io.mlpservice.platform.embedded.EarlySaving;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * Stores the bytes of data sets in the database, in chunks that are compressed each for itself, so that no data set is
 * ever in memory as a whole. The last chunk is shorter than the others, and may be empty. Earlier versions deflated the
 * whole and cut the result into chunks.
 */
@Component
public class ContentStore {
    /** Part of the stored format. Larger arrays are a burden to the garbage collector. */
    private static final int CHUNK = 1 << 18;
    private static final int NO_CHUNK_IS_LAST = 0;

    private final JdbcClient client;
    private final BlockStore blocks;
    private final EarlySaving saving;

    ContentStore(JdbcTemplate jdbc, BlockStore blocks, EarlySaving saving) {
        this.client = JdbcClient.create(jdbc);
        this.blocks = blocks;
        this.saving = saving;
    }

    /** Writes the content of a data set in the caller's transaction, and closes it. */
    public void write(UUID datasetId, InputStream file) {
        try (file; var compressor = new Compressor()) {
            var chunk = new byte[CHUNK];
            var changes = saving.changes();
            var position = 0;
            var length = CHUNK;
            while (length == CHUNK) {
                length = file.readNBytes(chunk, 0, CHUNK);
                var compressed = compressor.compress(chunk, length);
                var bytes = new byte[compressed.remaining()];
                compressed.get(bytes);
                client.sql("insert into dataset_chunk (dataset_id, position, bytes) values (?, ?, ?)")
                        .params(datasetId, position++, bytes).update();
                changes.add(bytes.length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the content; chunks are loaded on demand. Reading throws {@link ProblemException}: {@code not_found} if the
     * data set was deleted in the meantime, 503 {@code dataset_damaged} if a chunk is damaged or missing.
     */
    public InputStream open(UUID datasetId) {
        return Zstandard.isOf(chunk(datasetId, 0))
                ? new ChunkedInput(position -> decompressed(datasetId, position), CHUNK)
                : inflated(datasetId);
    }

    /** The checksum of such a file is at its end, so it is read twice. */
    private InputStream inflated(UUID datasetId) {
        try (var whole = inflating(datasetId)) {
            whole.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return inflating(datasetId);
    }

    private InputStream inflating(UUID datasetId) {
        return new InflatedInput(new ChunkedInput(position -> chunk(datasetId, position), NO_CHUNK_IS_LAST),
                reason -> blocks.damaged(datasetId, reason));
    }

    private byte[] decompressed(UUID datasetId, int position) {
        try {
            return Zstandard.decompress(chunk(datasetId, position));
        } catch (ZstdException e) {
            throw blocks.damaged(datasetId, "chunk %d of the file: %s".formatted(position, e.getMessage()));
        }
    }

    private byte[] chunk(UUID datasetId, int position) {
        return client.sql("select bytes from dataset_chunk where dataset_id = ? and position = ?")
                .params(datasetId, position).query((row, _) -> row.getBytes("bytes")).optional()
                .orElseThrow(() -> blocks.missing(datasetId));
    }
}
