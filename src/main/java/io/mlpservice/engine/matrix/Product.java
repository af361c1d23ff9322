package io.mlpservice.engine.matrix;

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
    private int blockSize;

    Product(Matrix result) {
        this.result = result;
        this.a = result;
        this.b = result;
    }

    void compute(Form newForm, Matrix newA, Matrix newB) {
        form = newForm;
        a = newA;
        b = newB;
        var multiplications = (long) result.size() * (form == Form.FIRST_TRANSPOSED ? a.rows() : a.columns());
        if (multiplications < WORTH_SHARING) {
            result.product(form, a, b, 0, result.rows(), 0, result.columns());
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
            result.product(form, a, b, from, to, 0, result.columns());
        } else {
            result.product(form, a, b, 0, result.rows(), from, to);
        }
    }
}
