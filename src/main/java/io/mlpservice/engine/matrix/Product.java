package io.mlpservice.engine.matrix;

import org.jspecify.annotations.Nullable;

/**
 * The computation of one matrix as a product, in blocks of consecutive rows or columns where it is large. The blocks follow
 * from the shape alone, so that any number of threads computes the same bits.
 */
final class Product implements Workers.Blocks {
    /** Which of the factors is read as if rows were columns. */
    enum Form {
        PLAIN,
        FIRST_TRANSPOSED,
        SECOND_TRANSPOSED
    }

    /** Below this many multiplications, another thread is not worth calling. */
    private static final long WORTH_SHARING = 1 << 20;
    /** As many multiplications as a block has at most. */
    private static final long LARGEST_BLOCK = 26_000_000;
    /** Edges lie where OpenBLAS' own registers end. */
    private static final int EDGE = 16;

    private final Matrix result;
    private Form form = Form.PLAIN;
    private Matrix a;
    private Matrix b;
    private @Nullable Matrix addend;
    private int blockSize;

    Product(Matrix result) {
        this.result = result;
        this.a = result;
        this.b = result;
    }

    /**
     * Computes the product.
     *
     * @param newAddend a matrix of one row that is added to every row of the product, or null
     */
    void compute(Form newForm, Matrix newA, Matrix newB, @Nullable Matrix newAddend) {
        form = newForm;
        a = newA;
        b = newB;
        addend = newAddend;
        var multiplications = (long) result.size() * (form == Form.FIRST_TRANSPOSED ? a.rows() : a.columns());
        if (multiplications < WORTH_SHARING) {
            compute(0, result.rows(), 0, result.columns());
            return;
        }
        var wanted = Math.max(2, Math.ceilDiv(multiplications, LARGEST_BLOCK));
        blockSize = Math.toIntExact(Math.ceilDiv(Math.ceilDiv(length(), wanted), EDGE) * EDGE);
        Workers.compute(this, blocks());
    }

    /** How many blocks the last large product had. */
    int blocks() {
        return Math.ceilDiv(length(), blockSize);
    }

    /** Blocks divide the longer side. */
    private int length() {
        return Math.max(result.rows(), result.columns());
    }

    @Override
    public void compute(int block) {
        var from = block * blockSize;
        var to = Math.min(from + blockSize, length());
        if (result.rows() > result.columns()) {
            compute(from, to, 0, result.columns());
        } else {
            compute(0, result.rows(), from, to);
        }
    }

    private void compute(int rowFrom, int rowTo, int columnFrom, int columnTo) {
        result.product(form, a, b, rowFrom, rowTo, columnFrom, columnTo);
        var row = addend;
        if (row != null) {
            result.addRow(row, rowFrom, rowTo, columnFrom, columnTo);
        }
    }
}
