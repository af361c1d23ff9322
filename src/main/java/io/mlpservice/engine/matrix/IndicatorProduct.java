package io.mlpservice.engine.matrix;

/**
 * Adds the product of an indicator matrix, or of its transpose, to one matrix: sums of rows in place of products with
 * zeros. Each element is summed in a fixed order, so that any number of threads gives the same bits.
 */
final class IndicatorProduct {
    /** The rows of a batch that make a block large enough for a thread. */
    private static final int BLOCK_ROWS = 32;
    /** The columns of a block; a multiple of all vector lengths. */
    private static final int BLOCK_COLUMNS = 64;

    private final Matrix result;
    private final Workers.Blocks byRows = this::addRows;
    private final Workers.Blocks byColumns = this::addColumns;
    private Indicators indicators = Indicators.zeros(0, 0, 0);
    private Matrix factor;

    IndicatorProduct(Matrix result) {
        this.result = result;
        this.factor = result;
    }

    /** result = result + x · b. */
    void add(Indicators x, Matrix b) {
        indicators = x;
        factor = b;
        Workers.compute(byRows, Math.max(1, Math.ceilDiv(result.rows(), BLOCK_ROWS)));
    }

    /** result = result + xᵀ · b. */
    void addTransposed(Indicators x, Matrix b) {
        indicators = x;
        factor = b;
        Workers.compute(byColumns, Math.max(1, Math.ceilDiv(result.columns(), BLOCK_COLUMNS)));
    }

    private void addRows(int block) {
        var from = block * BLOCK_ROWS;
        for (var row = from; row < Math.min(from + BLOCK_ROWS, result.rows()); row++) {
            result.addRows(row, factor, indicators);
        }
    }

    private void addColumns(int block) {
        var from = block * BLOCK_COLUMNS;
        result.addToRows(indicators, factor, from, Math.min(from + BLOCK_COLUMNS, result.columns()));
    }
}
