package io.mlpservice.dataset.storage;

import io.mlpservice.platform.ProblemException;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Stores the bytes of data sets in the database, compressed and in chunks, so that no data set is ever in memory as a
 * whole.
 */
@Component
public class ContentStore {
    private static final int SAMPLE = 1 << 18;

    private final EntityManager entities;

    ContentStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Writes the content of a data set in the caller's transaction, and closes it. */
    public void write(UUID datasetId, InputStream file) {
        var chunks = new ChunkedOutput((position, bytes) -> persist(new ContentChunk.Key(datasetId, position), bytes));
        try (file) {
            var start = file.readNBytes(SAMPLE);
            var deflater = FastDeflater.of(start, start.length);
            try (var out = new DeflaterOutputStream(chunks, deflater, 1 << 16)) {
                out.write(start);
                file.transferTo(out);
            } finally {
                deflater.end();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void persist(ContentChunk.Key key, byte[] bytes) {
        entities.persist(new ContentChunk(key, bytes));
        entities.flush();
        entities.clear();
    }

    /** Reads the content; chunks are loaded on demand. Throws {@code not_found} if one was deleted in the meantime. */
    public InputStream open(UUID datasetId) {
        return new InflaterInputStream(new ChunkedInput(position -> bytes(new ContentChunk.Key(datasetId, position))));
    }

    private byte[] bytes(ContentChunk.Key key) {
        var chunk = entities.find(ContentChunk.class, key);
        if (chunk == null) {
            throw ProblemException.notFound("data set", key.datasetId());
        }
        return chunk.bytes();
    }
}
