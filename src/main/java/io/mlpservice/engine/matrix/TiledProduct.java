package io.mlpservice.engine.matrix;

import io.mlpservice.engine.matrix.Product.Form;
import org.jspecify.annotations.Nullable;

/**
 * A large product by the Vector API. One factor is packed into panels that stay in the cache while they are multiplied
 * by the rows of the other factor, tile by tile. Each element is summed in the order of the inner index, so that its
 * bits do not depend on blocks or threads.
 *
 * <p>The algorithm is that of Goto and van de Geijn ("Anatomy of high-performance matrix multiplication", 2008). A
 * product with a transposed matrix is computed as its transpose b · aᵀ, because the rows of a batch are fewer to pack
 * than the weights of a layer.
 */
final class TiledProduct {
    /** The part of a panel that easily fits in the L2 cache; a smaller one would make the rows too short. */
    private static final int DEPTH = 1024;
    /** Enough blocks to keep the wait for the last thread short. */
    private static final int FEWEST_BLOCKS = 96;
    /** The number of rows that makes packing a panel worthwhile. */
    private static final int WORTH_A_PANEL = 192;
    /** Above this size, the copy of a factor would be too large. */
    private static final int MOST_PACKED = 1 << 22;

    private final Matrix result;
    private final Tiles tiles;
    private final Matrix nothing;
    private final Workers.Blocks packing = this::pack;
    private final Workers.Blocks multiplying = this::multiply;
    private Form form = Form.PLAIN;
    private Matrix a;
    private Matrix b;
    private Matrix addend;
    private int inner;
    /** The shape of the result, or of its transpose if that is computed. */
    private int rows;
    private int columns;
    private int panels;
    private int blockRows = 1;
    private int blockPanels = 1;

    TiledProduct(Matrix result) {
        this.result = result;
        this.tiles = Tiles.of(result.precision());
        this.nothing = Matrix.zeros(result.precision(), 1, result.columns());
        this.a = result;
        this.b = result;
        this.addend = nothing;
    }

    /**
     * Computes the product if tiles are suitable: not if too much work would be lost at the edges of the result, if too
     * much would have to be packed, or if there is an addend without a transposed second factor.
     *
     * @param newAddend a matrix of one row to add to every row of the product, or null
     * @return whether the product was computed
     */
    boolean compute(Form newForm, Matrix newA, Matrix newB, @Nullable Matrix newAddend) {
        form = newForm;
        a = newA;
        b = newB;
        addend = newAddend == null ? nothing : newAddend;
        inner = form == Form.FIRST_TRANSPOSED ? a.rows() : a.columns();
        rows = isTransposed() ? result.columns() : result.rows();
        columns = isTransposed() ? result.rows() : result.columns();
        panels = Math.ceilDiv(columns, tiles.width());
        var paddedRows = (long) Math.ceilDiv(rows, Tiles.ROWS) * Tiles.ROWS;
        var paddedColumns = (long) panels * tiles.width();
        var packed = isPlain() ? 0 : Math.max(paddedColumns, isKept() ? paddedRows : 0) * inner;
        if ((newAddend != null && !isTransposed()) || 8 * paddedRows * paddedColumns > 9L * result.size()
                || packed > MOST_PACKED) {
            return false;
        }
        blockRows = blockRows();
        var down = Math.ceilDiv(rows, blockRows);
        blockPanels = isPlain() ? 1 : Math.ceilDiv(panels, Math.ceilDiv(FEWEST_BLOCKS, down));
        tiles.reserve(isPlain() ? Workers.THREADS * DEPTH * tiles.width() : (int) paddedColumns * inner,
                isKept() ? (int) paddedRows * inner : 0, Workers.THREADS * blockRows * tiles.width());
        if (!isPlain()) {
            Workers.compute(packing, panels + (isKept() ? down : 0));
        }
        Workers.compute(multiplying, blocks());
        return true;
    }

    private int blockRows() {
        if (isPlain()) {
            var down = Math.min(Math.ceilDiv(FEWEST_BLOCKS, panels), Math.max(1, rows / WORTH_A_PANEL));
            return Math.ceilDiv(Math.ceilDiv(rows, down), Tiles.ROWS) * Tiles.ROWS;
        }
        return (isTransposed() ? 4 : 2) * Tiles.ROWS;
    }

    /** Whether each thread packs a part of a panel when it needs it, because many rows use it at once. */
    private boolean isPlain() {
        return form == Form.PLAIN;
    }

    private boolean isTransposed() {
        return form == Form.SECOND_TRANSPOSED;
    }

    /** Whether the rows of the other factor are columns of its matrix. */
    private boolean isKept() {
        return form == Form.FIRST_TRANSPOSED;
    }

    private int blocks() {
        return Math.ceilDiv(rows, blockRows) * Math.ceilDiv(panels, blockPanels);
    }

    private void pack(int block) {
        if (block < panels) {
            packPanel(block * tiles.width());
        } else {
            var from = (block - panels) * blockRows;
            for (var row = from; row < Math.min(from + blockRows, rows); row += Tiles.ROWS) {
                tiles.keepColumns(a, row, Math.min(Tiles.ROWS, rows - row));
            }
        }
    }

    private void packPanel(int column) {
        if (isTransposed()) {
            tiles.packRows(a, column, columnsFrom(column), column * inner);
        } else {
            tiles.packColumns(b, 0, inner, column, columnsFrom(column), column * inner);
        }
    }

    private int columnsFrom(int column) {
        return Math.min(tiles.width(), columns - column);
    }

    private void multiply(int block) {
        var across = Math.ceilDiv(panels, blockPanels);
        var rowFrom = block / across * blockRows;
        var rowTo = Math.min(rowFrom + blockRows, rows);
        var panelFrom = block % across * blockPanels;
        var panelTo = Math.min(panelFrom + blockPanels, panels);
        var slot = Workers.slot();
        for (var panel = panelFrom; panel < panelTo; panel++) {
            multiply(rowFrom, rowTo, panel * tiles.width(), slot);
        }
    }

    /** Multiplies rows by a panel. Partial and transposed tiles are summed in a buffer. */
    private void multiply(int rowFrom, int rowTo, int column, int slot) {
        var factor = isTransposed() ? b : a;
        var columnCount = columnsFrom(column);
        var sumsAt = slot * blockRows * tiles.width();
        for (var from = 0; from < inner; from += DEPTH) {
            var depth = Math.min(DEPTH, inner - from);
            var panelAt = isPlain() ? slot * DEPTH * tiles.width() : column * inner + from * tiles.width();
            if (isPlain()) {
                tiles.packColumns(b, from, depth, column, columnCount, panelAt);
            }
            for (var row = rowFrom; row < rowTo; row += Tiles.ROWS) {
                var rowCount = Math.min(Tiles.ROWS, rowTo - row);
                var aside = isTransposed() || rowCount < Tiles.ROWS || columnCount < tiles.width();
                tiles.multiply(isKept(), factor, row * inner + from, inner, rowCount, depth, panelAt, from > 0,
                        aside ? null : result, aside
                                ? sumsAt + (row - rowFrom) * tiles.width()
                                : row * columns + column);
            }
        }
        if (isTransposed()) {
            tiles.storeTransposed(sumsAt, result, rowFrom, rowTo - rowFrom, column, columnCount, addend);
        } else if (columnCount < tiles.width()) {
            tiles.store(sumsAt, result, rowFrom, rowTo - rowFrom, column, columnCount);
        } else {
            var whole = (rowTo - rowFrom) / Tiles.ROWS * Tiles.ROWS;
            tiles.store(sumsAt + whole * tiles.width(), result, rowFrom + whole, rowTo - rowFrom - whole, column,
                    columnCount);
        }
    }
}
