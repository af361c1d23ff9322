package io.mlpservice.dataset.storage;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.format.UnreadableException;
import io.mlpservice.platform.ProblemException;
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

    private final JdbcClient client;

    BlockStore(JdbcTemplate jdbc) {
        this.client = JdbcClient.create(jdbc);
    }

    /** Writes the blocks of a data set in the caller's transaction. */
    public void write(UUID datasetId, StagedBlocks blocks) {
        blocks.forEach((rowBlock, columnBlock, bytes) -> {
            for (var from = 0; from < bytes.length; from += MOST_BYTES) {
                var piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + MOST_BYTES));
                client.sql("""
                        insert into dataset_block (dataset_id, row_block, column_block, piece, bytes)
                        values (?, ?, ?, ?, ?)""")
                        .params(datasetId, rowBlock, columnBlock, from / MOST_BYTES, piece).update();
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
            try {
                return BlockFormat.read(bytes(columnBlock));
            } catch (UnreadableException e) {
                throw unreadable(datasetId, e.reason());
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
                throw ProblemException.notFound("data set", datasetId);
            }
            return bytes.toByteArray();
        }
    }

    static ProblemException unreadable(UUID datasetId, UnreadableException.Reason reason) {
        return reason == UnreadableException.Reason.NEWER
                ? ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "dataset_format_newer",
                        "The data set %s was stored by a newer version of the service. Upgrade this one."
                                .formatted(datasetId))
                : ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "dataset_damaged",
                        "The data set %s is damaged in the database. Restore the database, or upload the file again."
                                .formatted(datasetId));
    }
}
