package io.mlpservice.dataset.storage;

import io.mlpservice.engine.data.Column;
import io.mlpservice.platform.TemporaryDirectory;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The blocks of a table in a temporary file, until the transaction that stores them. */
public final class StagedBlocks implements AutoCloseable {
    private @Nullable Path file;
    private @Nullable BlockLayout layout;
    /** Where each block begins. */
    private final List<Long> places = new ArrayList<>();

    /** Gives the rows of a table, in order. */
    @FunctionalInterface
    public interface Source {
        /** Hands on the pieces of all columns, each of as many rows as the layout says, but for the last. */
        void writeTo(Writer writer) throws IOException;
    }

    /** Takes the next rows of all columns. */
    @FunctionalInterface
    public interface Writer {
        /** Takes a piece of each column, which the caller may change afterward. */
        void write(List<Column> columns) throws IOException;
    }

    /** Takes a piece of a column. */
    @FunctionalInterface
    public interface Pieces {
        /** The next rows of a column, which is counted from 0. */
        void accept(int column, Column piece);
    }

    /** Takes a block. */
    @FunctionalInterface
    interface Sink {
        void accept(int rowBlock, int columnBlock, byte[] bytes);
    }

    /** Writes the blocks of a table, whose number of rows need not be known before; again if there are some already. */
    public void fill(int columns, Source table) {
        places.clear();
        try {
            file = file == null ? TemporaryDirectory.file("blocks-") : file;
            try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
                    var blocks = new BlockWriter()) {
                var writing = new Writing(out, blocks);
                table.writeTo(writing::write);
                layout = BlockLayout.of(Math.max(1, writing.rows), columns);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Writing {
        private final DataOutputStream out;
        private final BlockWriter writer;
        private long place;
        private int rows;

        Writing(DataOutputStream out, BlockWriter writer) {
            this.out = out;
            this.writer = writer;
        }

        void write(List<Column> columns) throws IOException {
            var ofPiece = columns.getFirst().size();
            rows += ofPiece;
            var blocks = BlockLayout.of(rows, columns.size());
            for (var block : blocks.columnBlocks()) {
                var bytes = writer.write(block.mapToObj(columns::get).toList());
                out.writeInt(bytes.length);
                out.write(bytes);
                places.add(place);
                place += Integer.BYTES + bytes.length;
            }
        }
    }

    /** How the table is cut. */
    public BlockLayout layout() {
        return Objects.requireNonNull(layout);
    }

    /** Reads the columns again, a few at a time from the left, and each from its first row to the last. */
    public void forEachPiece(Pieces pieces) {
        try (var in = new RandomAccessFile(Objects.requireNonNull(file).toFile(), "r")) {
            var reader = new BlockReader();
            var blocks = layout().columnBlocks();
            for (var columnBlock = 0; columnBlock < blocks.size(); columnBlock++) {
                var columns = blocks.get(columnBlock).toArray();
                for (var rowBlock = 0; rowBlock < layout().rowBlocks(); rowBlock++) {
                    var read = block(in, reader, rowBlock * blocks.size() + columnBlock);
                    for (var index = 0; index < columns.length; index++) {
                        pieces.accept(columns[index], read.get(index));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first rows, at most a given number. */
    public List<Column> beginning(int most) {
        var rows = Math.min(most, layout().rowsOf(0));
        try (var in = new RandomAccessFile(Objects.requireNonNull(file).toFile(), "r")) {
            var reader = new BlockReader();
            var columns = new ArrayList<Column>();
            for (var number = 0; number < layout().columnBlockCount(); number++) {
                block(in, reader, number).forEach(column -> columns.add(beginning(column, rows)));
            }
            return columns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Column beginning(Column column, int rows) {
        var joined = new JoinedColumn(rows);
        joined.append(column, 0, rows);
        return joined.column();
    }

    private List<Column> block(RandomAccessFile in, BlockReader reader, int number) throws IOException {
        in.seek(places.get(number));
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return reader.read(bytes);
    }

    void forEach(Sink sink) {
        try (var in = new DataInputStream(
                new BufferedInputStream(Files.newInputStream(Objects.requireNonNull(file))))) {
            for (var rowBlock = 0; rowBlock < layout().rowBlocks(); rowBlock++) {
                for (var columnBlock = 0; columnBlock < layout().columnBlockCount(); columnBlock++) {
                    var bytes = new byte[in.readInt()];
                    in.readFully(bytes);
                    sink.accept(rowBlock, columnBlock, bytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
