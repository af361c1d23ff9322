package io.mlpservice.dataset.storage;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.format.UnreadableException;
import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.damage.Stored;
import io.mlpservice.platform.embedded.EarlySaving;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    /** More bytes are kept in several pieces. */
    private static final int MOST_BYTES = 1 << 19;

    /** As many as are read in a moment. */
    private static final int MOST_CHECKED = 64;

    private final JdbcClient client;

    private final Damages damages;
    private final EarlySaving saving;

    BlockStore(JdbcTemplate jdbc, Damages damages, EarlySaving saving) {
        this.client = JdbcClient.create(jdbc);
        this.damages = damages;
        this.saving = saving;
    }

    /** Writes the blocks of a data set in the caller's transaction. */
    public void write(UUID datasetId, StagedBlocks blocks) {
        var changes = saving.changes();
        blocks.forEach((rowBlock, columnBlock, bytes) -> {
            for (var from = 0; from < bytes.length; from += MOST_BYTES) {
                var piece = bytes.length <= MOST_BYTES
                        ? bytes
                        : Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + MOST_BYTES));
                client.sql("""
                        insert into dataset_block (dataset_id, row_block, column_block, piece, bytes)
                        values (?, ?, ?, ?, ?)""")
                        .params(datasetId, rowBlock, columnBlock, from / MOST_BYTES, piece).update();
                changes.add(piece.length);
            }
        });
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
        var reader = new BlockReader();
        var joins = IntStream.of(columns).mapToObj(_ -> new JoinedColumn(to - from)).toList();
        for (var rowBlock = from / layout.rowsPerBlock(); layout.firstRow(rowBlock) < to; rowBlock++) {
            var first = layout.firstRow(rowBlock);
            var start = Math.max(from, first) - first;
            var end = Math.min(to - first, layout.rowsOf(rowBlock));
            var blocks = new Blocks(datasetId, reader, rowBlock);
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
        var reader = new BlockReader();
        var joins = IntStream.of(columns).mapToObj(_ -> new JoinedColumn(rows.length)).toList();
        for (var done = 0; done < rows.length;) {
            var rowBlock = rows[done] / layout.rowsPerBlock();
            var first = layout.firstRow(rowBlock);
            var places = Arrays.stream(rows, done, rows.length).takeWhile(row -> row < first + layout.rowsOf(rowBlock))
                    .map(row -> row - first).toArray();
            var blocks = new Blocks(datasetId, reader, rowBlock);
            for (var index = 0; index < columns.length; index++) {
                joins.get(index).append(blocks.column(layout, columns[index]).at(places), 0, places.length);
            }
            done += places.length;
        }
        return joins.stream().map(JoinedColumn::column).toList();
    }

    /**
     * Reads blocks of some columns only to see that they are not damaged: at most {@value #MOST_CHECKED}, spread over the
     * rows, which are all of them where there are no more.
     *
     * @throws ProblemException as {@link #read(UUID, BlockLayout, int[], int, int)}
     */
    public void check(UUID datasetId, BlockLayout layout, int[] columns) {
        damages.refuseIfKnown(Stored.DATASET, datasetId);
        var reader = new BlockReader();
        var columnBlocks = IntStream.of(columns).map(layout::columnBlock).distinct().toArray();
        var rowBlocks = Math.clamp(MOST_CHECKED / Math.max(1, columnBlocks.length), 1, layout.rowBlocks());
        IntStream.range(0, rowBlocks)
                .map(number -> Math.toIntExact((long) number * layout.rowBlocks() / rowBlocks)).limit(MOST_CHECKED)
                .forEach(rowBlock -> check(new Blocks(datasetId, reader, rowBlock), layout, columnBlocks));
    }

    /** Reads all blocks only to see that they are not damaged; throws as {@link #check}. */
    public void checkAll(UUID datasetId, BlockLayout layout) {
        var reader = new BlockReader();
        for (var rowBlock = 0; rowBlock < layout.rowBlocks(); rowBlock++) {
            var blocks = new Blocks(datasetId, reader, rowBlock);
            IntStream.range(0, layout.columnBlockCount()).forEach(block -> blocks.block(layout, block));
        }
    }

    private static void check(Blocks blocks, BlockLayout layout, int[] columnBlocks) {
        IntStream.of(columnBlocks).limit(MOST_CHECKED).forEach(block -> blocks.block(layout, block));
    }

    /** The blocks side by side that were read so far. */
    private final class Blocks {
        private final UUID datasetId;
        private final int rowBlock;
        private final BlockReader reader;
        private final Map<Integer, List<Column>> read = new HashMap<>();

        Blocks(UUID datasetId, BlockReader reader, int rowBlock) {
            this.datasetId = datasetId;
            this.reader = reader;
            this.rowBlock = rowBlock;
        }

        Column column(BlockLayout layout, int column) {
            return read.computeIfAbsent(layout.columnBlock(column), number -> block(layout, number))
                    .get(layout.placeInBlock(column));
        }

        private List<Column> block(BlockLayout layout, int columnBlock) {
            try {
                var columns = reader.read(bytes(columnBlock));
                if (columns.size() != layout.columnsOf(columnBlock)
                        || columns.stream().anyMatch(column -> column.size() != layout.rowsOf(rowBlock))) {
                    throw damaged(datasetId, "a block has another shape than its place");
                }
                return columns;
            } catch (UnreadableException e) {
                throw e.reason() == UnreadableException.Reason.NEWER
                        ? newer(datasetId)
                        : damaged(datasetId, e.getMessage());
            }
        }

        private byte[] bytes(int columnBlock) {
            var bytes = new ByteArrayOutputStream();
            client.sql("""
                    select bytes from dataset_block
                    where dataset_id = ? and row_block = ? and column_block = ? order by piece""")
                    .params(datasetId, rowBlock, columnBlock).query((row, _) -> row.getBytes("bytes")).list()
                    .forEach(bytes::writeBytes);
            if (bytes.size() == 0) {
                throw missing(datasetId);
            }
            return bytes.toByteArray();
        }
    }

    private static ProblemException newer(UUID datasetId) {
        return ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "dataset_format_newer",
                "The data set %s was stored by a newer version of the service. Upgrade this one.".formatted(datasetId));
    }

    ProblemException damaged(UUID datasetId, @Nullable String reason) {
        return damages.found(Stored.DATASET, datasetId, datasetId, reason);
    }

    /** A part is missing: with the whole data set, if that was deleted in the meantime. */
    ProblemException missing(UUID datasetId) {
        var exists = client.sql("select count(*) from dataset where id = ?").param(datasetId).query(Integer.class)
                .single() > 0;
        return exists ? damaged(datasetId, "a part is missing") : ProblemException.notFound("data set", datasetId);
    }
}
