package io.mlpservice.engine.matrix;

import org.jspecify.annotations.Nullable;

/**
 * Computes one matrix as a product: in tiles if it is large and has a suitable shape, else in blocks. The blocks depend
 * only on the shape, so that any number of threads gives the same bits.
 */
final class Product implements Workers.Blocks {
    /** Which of the factors is transposed. */
    enum Form {
        PLAIN,
        FIRST_TRANSPOSED,
        SECOND_TRANSPOSED
    }

    /** Below this number of multiplications, a second thread does not pay off. */
    private static final long WORTH_SHARING = 1 << 18;
    /** Below this number, packing costs more than tiles gain. */
    private static final long WORTH_TILES = 1 << 22;
    /** The target for the maximum number of multiplications per block. */
    private static final long LARGEST_BLOCK = 26_000_000;
    /** Above this number, the other side is divided too, because a call of OpenBLAS blocks the garbage collector. */
    private static final long LONGEST_CALL = 10 * LARGEST_BLOCK;
    /** Block edges are multiples of the register blocks of OpenBLAS. */
    private static final int EDGE = 16;

    private final Matrix result;
    private Form form = Form.PLAIN;
    private Matrix a;
    private Matrix b;
    private @Nullable Matrix addend;
    private @Nullable TiledProduct tiled;
    private int blockSize;
    private int blockBreadth;

    Product(Matrix result) {
        this.result = result;
        this.a = result;
        this.b = result;
    }

    /**
     * Computes the product.
     *
     * @param newAddend a matrix of one row to add to every row of the product, or null
     */
    void compute(Form newForm, Matrix newA, Matrix newB, @Nullable Matrix newAddend) {
        form = newForm;
        a = newA;
        b = newB;
        addend = newAddend;
        var inner = (long) (form == Form.FIRST_TRANSPOSED ? a.rows() : a.columns());
        var multiplications = result.size() * inner;
        if (multiplications < WORTH_SHARING) {
            compute(0, result.rows(), 0, result.columns());
            return;
        }
        if (multiplications >= WORTH_TILES && Kernels.TILES && tiled().compute(form, a, b, addend)) {
            return;
        }
        computeInBlocks(multiplications);
    }

    private TiledProduct tiled() {
        var present = tiled;
        if (present == null) {
            present = new TiledProduct(result);
            tiled = present;
        }
        return present;
    }

    private void computeInBlocks(long multiplications) {
        var inner = multiplications / result.size();
        var wanted = Math.max(2, Math.ceilDiv(multiplications, LARGEST_BLOCK));
        blockSize = Math.toIntExact(Math.ceilDiv(Math.ceilDiv(length(), wanted), EDGE) * EDGE);
        var longest = LONGEST_CALL / (blockSize * inner) / EDGE * EDGE;
        blockBreadth = Math.toIntExact(Math.min(breadth(), Math.max(EDGE, longest)));
        Workers.compute(this, blocks());
    }

    /** The number of blocks of the last large product. */
    int blocks() {
        return Math.ceilDiv(length(), blockSize) * Math.ceilDiv(breadth(), blockBreadth);
    }

    /** The rows or columns per block along the longer side. */
    private int length() {
        return Math.max(result.rows(), result.columns());
    }

    private int breadth() {
        return Math.min(result.rows(), result.columns());
    }

    @Override
    public void compute(int block) {
        var across = Math.ceilDiv(breadth(), blockBreadth);
        var from = block / across * blockSize;
        var to = Math.min(from + blockSize, length());
        var left = block % across * blockBreadth;
        var right = Math.min(left + blockBreadth, breadth());
        if (result.rows() > result.columns()) {
            compute(from, to, left, right);
        } else {
            compute(left, right, from, to);
        }
    }

    private void compute(int rowFrom, int rowTo, int columnFrom, int columnTo) {
        var row = addend;
        if (row != null) {
            result.repeatRow(row, rowFrom, rowTo, columnFrom, columnTo);
        }
        result.product(form, a, b, row != null, rowFrom, rowTo, columnFrom, columnTo);
    }
}
