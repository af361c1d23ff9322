package io.mlpservice.engine.matrix;

import java.util.Arrays;

/**
 * The product xᵀ · b of a mixed matrix and a dense one. Few of its rows differ from 0, so that a block of it can be
 * computed just before it is needed, while it stays in the cache. Each element is summed in a fixed order, so that all
 * ways give the same bits. Blocks are read by several threads, everything else is not thread-safe.
 */
public final class TransposedMixedProduct {
    private final int columns;
    private final Matrix[] buffers;
    /** Where the sorted ones of each block end, after a 0. A one belongs to the block in which its row of the product begins. */
    private final int[] ends;
    private int[] productRows = {};
    private int[] factorRows = {};
    private MixedMatrix x;
    private Matrix b;
    /** The rows of the product that belong to numbers, [numbers][columns]. */
    private Matrix ofNumbers;

    /**
     * A product of zeros.
     *
     * @param rows the rows of the product
     * @param columns the columns of the product, at least 1
     */
    public TransposedMixedProduct(Precision precision, int rows, int columns) {
        this.columns = columns;
        this.buffers = new Matrix[Workers.THREADS];
        Arrays.setAll(buffers, _ -> Matrix.zeros(precision, 1, RowBlocks.LENGTH));
        this.ends = new int[blockOf(rows) + 2];
        this.b = Matrix.zeros(precision, 0, columns);
        this.ofNumbers = b;
        this.x = MixedMatrix.of(Matrix.zeros(precision, 0, rows));
    }

    private int blockOf(int row) {
        return row * columns / RowBlocks.LENGTH;
    }

    /** Sets the factors, which must not change until the product has been read. */
    public void set(MixedMatrix newX, Matrix newB) {
        x = newX;
        b = newB;
        var numbers = x.numbers();
        if (numbers.columns() > 0) {
            if (ofNumbers.rows() != numbers.columns()) {
                ofNumbers = Matrix.zeros(numbers.precision(), numbers.columns(), columns);
            }
            ofNumbers.setToProductOfTransposed(numbers, b);
        }
    }

    /** Sorts the ones by block, in their order within each: needed before blocks are read. */
    public void sort() {
        var ones = x.indicators();
        if (productRows.length < ones.rows() * ones.groups()) {
            productRows = new int[ones.rows() * ones.groups()];
            factorRows = new int[productRows.length];
        }
        countOnes(ones);
        for (var row = 0; row < ones.rows(); row++) {
            for (var group = 0; group < ones.groups(); group++) {
                var one = ones.get(row, group);
                if (one != Indicators.NONE) {
                    var place = ends[blockOf(one) + 1]++;
                    productRows[place] = one;
                    factorRows[place] = row;
                }
            }
        }
    }

    /** Sets where the ones of each block begin; storing them moves that to their end. */
    private void countOnes(Indicators ones) {
        Arrays.fill(ends, 0);
        for (var row = 0; row < ones.rows(); row++) {
            for (var group = 0; group < ones.groups(); group++) {
                if (ones.get(row, group) != Indicators.NONE) {
                    ends[blockOf(ones.get(row, group)) + 1]++;
                }
            }
        }
        var sum = 0;
        for (var index = 0; index < ends.length; index++) {
            var count = ends[index];
            ends[index] = sum;
            sum += count;
        }
    }

    /** Computes the whole product, [rows][columns]. */
    public void copyTo(Matrix product) {
        product.fill(0);
        if (x.numbers().columns() > 0) {
            product.scatterRows(ofNumbers, x.places());
        }
        product.addProductOfTransposed(x.indicators(), b);
    }

    /**
     * Computes a block of the product's elements in row-major order.
     *
     * @param from the index of its first element
     * @return a row, valid until the same thread asks for another one
     */
    public Matrix block(int from) {
        var buffer = buffers[Workers.slot()];
        copyTo(buffer, from);
        return buffer;
    }

    /** Computes as many of the product's elements in row-major order as a row has. */
    public void copyTo(Matrix row, int from) {
        row.fill(0);
        if (x.numbers().columns() > 0) {
            copyNumbers(row, from);
        }
        var last = (from + row.size() - 1) / RowBlocks.LENGTH;
        for (var index = ends[Math.max(0, from - columns + 1) / RowBlocks.LENGTH]; index < ends[last + 1]; index++) {
            var at = productRows[index] * columns - from;
            var skipped = Math.max(0, -at);
            var count = Math.min(columns, row.size() - at) - skipped;
            if (count > 0) {
                row.addPart(at + skipped, b, factorRows[index] * columns + skipped, count);
            }
        }
    }

    private void copyNumbers(Matrix row, int from) {
        var places = x.places();
        var found = Arrays.binarySearch(places, from / columns);
        for (var number = found < 0 ? -found - 1 : found; number < places.length; number++) {
            var at = places[number] * columns - from;
            if (at >= row.size()) {
                return;
            }
            var skipped = Math.max(0, -at);
            row.copyPart(at + skipped, ofNumbers, number * columns + skipped,
                    Math.min(columns, row.size() - at) - skipped);
        }
    }
}
