package io.mlpservice.dataset.storage;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.format.UnreadableException;
import io.mlpservice.platform.ProblemException;
import jakarta.persistence.EntityManager;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Keeps the cells of data sets as typed columns, of which any slice can be read alone. */
@Component
public class BlockStore {
    private final EntityManager entities;

    BlockStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Writes the blocks of a data set in the caller's transaction. */
    public void write(UUID datasetId, StagedBlocks blocks) {
        blocks.forEach((rowBlock, columnBlock, bytes) -> {
            try (var pieces = new ChunkedOutput((piece, part) -> persist(new DataBlock(
                    new DataBlock.Key(datasetId, rowBlock, columnBlock, piece), part)))) {
                pieces.write(bytes, 0, bytes.length);
            }
        });
    }

    private void persist(DataBlock block) {
        entities.persist(block);
        entities.flush();
        entities.clear();
    }

    /**
     * Reads some rows of some columns.
     *
     * @param columns their places in the table, counted from 0
     * @param from the first row
     * @param to the row after the last
     * @throws ProblemException {@code not_found} if the data set was deleted in the meantime, 503 {@code
     *     dataset_damaged} if a block cannot be read
     */
    public List<Column> read(UUID datasetId, BlockLayout layout, int[] columns, int from, int to) {
        var joins = IntStream.of(columns).mapToObj(_ -> new JoinedColumn(to - from)).toList();
        for (var rowBlock = from / layout.rowsPerBlock(); layout.firstRow(rowBlock) < to; rowBlock++) {
            var first = layout.firstRow(rowBlock);
            var start = Math.max(from, first) - first;
            var end = Math.min(to - first, layout.rowsOf(rowBlock));
            var blocks = new Blocks(datasetId, rowBlock);
            for (var index = 0; index < columns.length; index++) {
                joins.get(index).append(blocks.column(layout, columns[index]), start, end);
            }
        }
        return joins.stream().map(JoinedColumn::column).toList();
    }

    /**
     * Reads given rows of some columns.
     *
     * @param columns their places in the table, counted from 0
     * @param rows ascending
     * @throws ProblemException as {@link #read(UUID, BlockLayout, int[], int, int)}
     */
    public List<Column> read(UUID datasetId, BlockLayout layout, int[] columns, int[] rows) {
        var joins = IntStream.of(columns).mapToObj(_ -> new JoinedColumn(rows.length)).toList();
        for (var done = 0; done < rows.length;) {
            var rowBlock = rows[done] / layout.rowsPerBlock();
            var first = layout.firstRow(rowBlock);
            var places = Arrays.stream(rows, done, rows.length).takeWhile(row -> row < first + layout.rowsOf(rowBlock))
                    .map(row -> row - first).toArray();
            var blocks = new Blocks(datasetId, rowBlock);
            for (var index = 0; index < columns.length; index++) {
                joins.get(index).append(blocks.column(layout, columns[index]).at(places), 0, places.length);
            }
            done += places.length;
        }
        return joins.stream().map(JoinedColumn::column).toList();
    }

    /** The blocks side by side that were read so far. */
    private final class Blocks {
        private final UUID datasetId;
        private final int rowBlock;
        private final Map<Integer, List<Column>> read = new HashMap<>();

        Blocks(UUID datasetId, int rowBlock) {
            this.datasetId = datasetId;
            this.rowBlock = rowBlock;
        }

        Column column(BlockLayout layout, int column) {
            return read.computeIfAbsent(layout.columnBlock(column), this::block).get(layout.placeInBlock(column));
        }

        private List<Column> block(int columnBlock) {
            var bytes = new ByteArrayOutputStream();
            for (var piece = 0; bytes.size() == piece * ChunkedOutput.CHUNK_SIZE; piece++) {
                bytes.writeBytes(piece(new DataBlock.Key(datasetId, rowBlock, columnBlock, piece)));
            }
            try {
                return BlockFormat.read(bytes.toByteArray());
            } catch (UnreadableException e) {
                throw unreadable(datasetId, e.reason());
            }
        }
    }

    /** The bytes of a piece. There is none after a block that fills its pieces. */
    private byte[] piece(DataBlock.Key key) {
        var block = entities.find(DataBlock.class, key);
        if (block == null && key.piece() == 0) {
            throw ProblemException.notFound("data set", key.datasetId());
        }
        return block == null ? new byte[0] : block.bytes();
    }

    private static ProblemException unreadable(UUID datasetId, UnreadableException.Reason reason) {
        return reason == UnreadableException.Reason.NEWER
                ? ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "dataset_format_newer",
                        "The data set %s was stored by a newer version of the service. Upgrade this one."
                                .formatted(datasetId))
                : ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "dataset_damaged",
                        "The data set %s is damaged in the database. Restore the database, or upload the file again."
                                .formatted(datasetId));
    }
}
