package io.mlpservice.engine.matrix;

import org.jspecify.annotations.Nullable;

import java.util.function.DoubleUnaryOperator;

/**
 * A dense matrix in row-major order and a {@link Precision}. Elements are read and written as {@code double} and
 * rounded when stored, so that callers need only one version for both precisions.
 *
 * <p>A matrix may be a view, which shares the elements of another one. Not thread-safe for writing.
 */
public abstract sealed class Matrix permits Float32Matrix, Float64Matrix {
    static final int SHORT_ROW = 16;
    /**
     * The number of rows that are processed together, column by column, where one loop per row would cost more than its
     * work.
     */
    static final int SIDE_BY_SIDE = 16;
    private static final int NUMBERS_TO_SHARE = 1 << 14;

    private final int rows;
    private final int columns;
    private final Product product = new Product(this);
    private @Nullable IndicatorProduct indicatorProduct;
    private @Nullable Matrix lastFirstRows;
    private Matrix @Nullable [] lastRowBlocks;

    Matrix(int rows, int columns) {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("a matrix cannot have the shape %d × %d".formatted(rows, columns));
        }
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Creates a matrix of zeros.
     *
     * @throws IllegalArgumentException if it would have more than 2³¹ − 1 elements
     */
    public static Matrix zeros(Precision precision, int rows, int columns) {
        if ((long) rows * columns > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a matrix of %d × %d is too large".formatted(rows, columns));
        }
        return switch (precision) {
            case FLOAT32 -> new Float32Matrix(new float[rows * columns], 0, rows, columns);
            case FLOAT64 -> new Float64Matrix(new double[rows * columns], 0, rows, columns);
        };
    }

    /**
     * Creates a matrix with a copy of the values.
     *
     * @param values [rows][columns], with rows of equal length
     */
    public static Matrix of(Precision precision, double[][] values) {
        var matrix = zeros(precision, values.length, values.length == 0 ? 0 : values[0].length);
        for (var row = 0; row < values.length; row++) {
            matrix.setRow(row, values[row]);
        }
        return matrix;
    }

    /** The number of rows. */
    public final int rows() {
        return rows;
    }

    /** The number of columns. */
    public final int columns() {
        return columns;
    }

    /** The number of elements. */
    public final int size() {
        return rows * columns;
    }

    /** The precision of every element. */
    public abstract Precision precision();

    /** The element at an index in row-major order, counted from 0. */
    public abstract double get(int index);

    /** Sets the element at an index in row-major order, counted from 0. */
    public abstract void set(int index, double value);

    /** The element in a row and a column, both counted from 0. */
    public final double get(int row, int column) {
        return get(row * columns + column);
    }

    /** Sets the element in a row and a column, both counted from 0. */
    public final void set(int row, int column, double value) {
        set(row * columns + column, value);
    }

    /** The column of a row's largest element, the first of several; 0 if it is not a number. */
    public final int indexOfLargest(int row) {
        var best = 0;
        for (var column = 1; column < columns; column++) {
            if (get(row, column) > get(row, best)) {
                best = column;
            }
        }
        return best;
    }

    /** Sets a row. */
    public final void setRow(int row, double[] values) {
        if (values.length != columns) {
            throw new IllegalArgumentException("a row of %d elements does not fit %s".formatted(values.length, this));
        }
        for (var column = 0; column < columns; column++) {
            set(row, column, values[column]);
        }
    }

    /** A copy of the elements as [rows][columns]. */
    public final double[][] toArray() {
        var values = new double[rows][columns];
        for (var index = 0; index < size(); index++) {
            values[index / columns][index % columns] = get(index);
        }
        return values;
    }

    /**
     * A view of consecutive elements as a matrix.
     *
     * @param from the index of the first element
     */
    public abstract Matrix view(int from, int rows, int columns);

    /** A view of the first rows. The last result is cached. */
    public final Matrix firstRows(int count) {
        if (count == rows) {
            return this;
        }
        var view = lastFirstRows;
        if (view == null || view.rows != count) {
            view = view(0, count, columns);
            lastFirstRows = view;
        }
        return view;
    }

    /** The number of rows that make a block large enough for a thread. */
    public static int rowsToShare(int columns) {
        return Math.max(1, NUMBERS_TO_SHARE / Math.max(1, columns));
    }

    /**
     * Divides this matrix into views of consecutive rows, for parallel work. The last result is cached.
     *
     * @param blockRows the number of rows per view; the last one may have fewer
     */
    public final Matrix[] rowBlocks(int blockRows) {
        var blocks = lastRowBlocks;
        if (blocks == null || blocks[0].rows != Math.min(blockRows, rows)) {
            blocks = new Matrix[Math.max(1, Math.ceilDiv(rows, blockRows))];
            for (var block = 0; block < blocks.length; block++) {
                var from = block * blockRows;
                blocks[block] = view(from * columns, Math.min(blockRows, rows - from), columns);
            }
            lastRowBlocks = blocks;
        }
        return blocks;
    }

    /** Copies all elements of a matrix of the same shape and precision. */
    public final void copyFrom(Matrix source) {
        requireSameShape(source);
        copy(source);
    }

    abstract void copy(Matrix source);

    /** Copies consecutive elements, of which the first one has the index {@code at} here. */
    abstract void copyPart(int at, Matrix source, int from, int count);

    /** Adds consecutive elements to as many, of which the first one has the index {@code at} here. */
    abstract void addPart(int at, Matrix source, int from, int count);

    /**
     * Copies one row of another matrix of the same width and precision into each row of this matrix.
     *
     * @param order row numbers of the source
     * @param from the first index in {@code order} to use
     */
    public abstract void gatherRows(Matrix source, int[] order, int from);

    /**
     * Copies each row of another matrix of the same width and precision into one row of this matrix.
     *
     * @param order the row numbers of this matrix, all different
     */
    public abstract void scatterRows(Matrix source, int[] order);

    /** this = sourceᵀ. */
    public final void setToTransposed(Matrix source) {
        requireFit(rows == source.columns && columns == source.rows, this, "= transposed", source);
        for (var row = 0; row < rows; row++) {
            for (var column = 0; column < columns; column++) {
                set(row, column, source.get(column, row));
            }
        }
    }

    /** Sets each element to a function of the source's element in the same position. */
    public final void map(Matrix source, DoubleUnaryOperator function) {
        requireSameShape(source);
        for (var index = 0; index < size(); index++) {
            set(index, function.applyAsDouble(source.get(index)));
        }
    }

    /** Sets every element to the same value. */
    public abstract void fill(double value);

    /** this = a + b. Either may be this matrix. */
    public final void setToSum(Matrix a, Matrix b) {
        requireSameShape(a);
        requireSameShape(b);
        sum(a, b);
    }

    abstract void sum(Matrix a, Matrix b);

    /** this = this·factors, element by element. */
    public final void multiplyBy(Matrix factors) {
        requireSameShape(factors);
        elementwiseProduct(this, factors);
    }

    abstract void elementwiseProduct(Matrix a, Matrix b);

    /** Sets every row to a matrix of one row. */
    public final void setRowsTo(Matrix row) {
        requireFit(row.rows == 1 && row.columns == columns, this, "each row =", row);
        if (rows > 0) {
            repeatRow(row, 0, rows, 0, columns);
        }
    }

    /** Sets every row of a block to the same columns of a matrix of one row. */
    abstract void repeatRow(Matrix row, int rowFrom, int rowTo, int columnFrom, int columnTo);

    /** Sets this matrix of one row to the sum of the source's rows, added in order. */
    public final void setToSumOfRows(Matrix source) {
        requireFit(rows == 1 && source.columns == columns, this, "+ rows of", source);
        sumOfRows(source);
    }

    abstract void sumOfRows(Matrix source);

    /** this = constant + linear·x + square·x² for every element x of a matrix, which may be this one. */
    public final void setToQuadratic(Matrix source, double constant, double linear, double square) {
        requireSameShape(source);
        quadratic(source, constant, linear, square);
    }

    abstract void quadratic(Matrix source, double constant, double linear, double square);

    /** this = this + factor·addend. */
    public final void addScaled(double factor, Matrix addend) {
        requireSameShape(addend);
        scaledSum(factor, addend);
    }

    abstract void scaledSum(double factor, Matrix addend);

    /** this = kept·this + added·source. Results below 10⁻³⁰ (10⁻²⁹⁰ in double precision) in size become 0. */
    public final void blend(double kept, double added, Matrix source) {
        requireSameShape(source);
        blended(kept, added, source);
    }

    abstract void blended(double kept, double added, Matrix source);

    /** this = kept·this + added·source². Results below 10⁻³⁰ (10⁻²⁹⁰ in double precision) in size become 0. */
    public final void blendSquares(double kept, double added, Matrix source) {
        requireSameShape(source);
        blendedSquares(kept, added, source);
    }

    abstract void blendedSquares(double kept, double added, Matrix source);

    /**
     * this = this + factor·numerator/(root·√squares + epsilon); an epsilon that is too small for the precision still
     * counts as positive.
     */
    public final void addQuotient(double factor, Matrix numerator, double root, Matrix squares, double epsilon) {
        requireSameShape(numerator);
        requireSameShape(squares);
        quotientSum(factor, numerator, root, squares, epsilon);
    }

    abstract void quotientSum(double factor, Matrix numerator, double root, Matrix squares, double epsilon);

    /**
     * A step of Adam in one pass over memory: means = kept·means + (1 − kept)·gradients and squares = kept·squares + (1
     * − kept)·gradients², flushed to 0 as in {@link #blend}, then this = this + factor·means/(root·√squares + epsilon)
     * as in {@link #addQuotient}.
     */
    public final void adapt(Matrix gradients, Matrix means, double meanKept, Matrix squares, double squareKept,
            double factor, double root, double epsilon) {
        requireSameShape(gradients);
        requireSameShape(means);
        requireSameShape(squares);
        adapted(gradients, means, meanKept, squares, squareKept, factor, root, epsilon);
    }

    abstract void adapted(Matrix gradients, Matrix means, double meanKept, Matrix squares, double squareKept,
            double factor, double root, double epsilon);

    /** this = x for every element x of a matrix that is above 0, else slope·x. */
    public final void setToRectified(Matrix source, double slope) {
        requireSameShape(source);
        rectified(source, slope);
    }

    abstract void rectified(Matrix source, double slope);

    /** this = gradient where the source is above 0, else slope·gradient. */
    public final void setToRectifiedGradient(Matrix source, Matrix gradients, double slope) {
        requireSameShape(source);
        requireSameShape(gradients);
        rectifiedGradient(source, gradients, slope);
    }

    abstract void rectifiedGradient(Matrix source, Matrix gradients, double slope);

    /** this = exp(x), accurate to two units in the last place; 0 instead of subnormal results. */
    public final void setToExponential(Matrix source) {
        requireSameShape(source);
        exponential(source);
    }

    abstract void exponential(Matrix source);

    /** this = 1/(1 + exp(−x)). */
    public final void setToSigmoid(Matrix source) {
        requireSameShape(source);
        sigmoid(source);
    }

    abstract void sigmoid(Matrix source);

    /** this = tanh(x). */
    public final void setToTanh(Matrix source) {
        requireSameShape(source);
        tanh(source);
    }

    abstract void tanh(Matrix source);

    /** Sets every row to the softmax exp(x)/Σexp(x) of a row, whose maximum is subtracted first to prevent overflow. */
    public final void setToSoftmaxOfRows(Matrix source) {
        requireSameShape(source);
        softmax(source);
    }

    abstract void softmax(Matrix source);

    /**
     * Multiplies every element by a common factor and by the factor of its row.
     *
     * @param rowFactors one per row
     */
    public abstract void scaleRows(double factor, double[] rowFactors);

    /** this = a · b. */
    public final void setToProduct(Matrix a, Matrix b) {
        requireFit(a.columns == b.rows && rows == a.rows && columns == b.columns, a, "·", b);
        product.compute(Product.Form.PLAIN, a, b, null);
    }

    /** this = a · b + a matrix of one row, which is added to every row. */
    public final void setToProduct(Matrix a, Matrix b, Matrix addend) {
        requireFit(a.columns == b.rows && rows == a.rows && columns == b.columns, a, "·", b);
        requireFit(addend.rows == 1 && addend.columns == columns, this, "+ each row", addend);
        product.compute(Product.Form.PLAIN, a, b, addend);
    }

    /** this = this + x · b: adds to each row the rows of b that its ones select. */
    public final void addProduct(Indicators x, Matrix b) {
        requireFit(x.columns() == b.rows && rows == x.rows() && columns == b.columns, this, "+ indicators ·", b);
        indicatorProduct().add(x, b);
    }

    /** this = this + xᵀ · b: adds each row of b to the rows that its ones select. */
    public final void addProductOfTransposed(Indicators x, Matrix b) {
        requireFit(x.rows() == b.rows && rows == x.columns() && columns == b.columns, this,
                "+ transposed indicators ·", b);
        indicatorProduct().addTransposed(x, b);
    }

    private IndicatorProduct indicatorProduct() {
        var present = indicatorProduct;
        if (present == null) {
            present = new IndicatorProduct(this);
            indicatorProduct = present;
        }
        return present;
    }

    /** Adds to a row the rows of b that its indicators select, in the order of their groups. */
    abstract void addRows(int row, Matrix b, Indicators x);

    /** Adds some columns of each row of b to the rows that its indicators select, in the order of the rows of b. */
    abstract void addToRows(Indicators x, Matrix b, int columnFrom, int columnTo);

    /** this = a · bᵀ. */
    public final void setToProductWithTransposed(Matrix a, Matrix b) {
        requireFit(a.columns == b.columns && rows == a.rows && columns == b.rows, a, "· transposed", b);
        product.compute(Product.Form.SECOND_TRANSPOSED, a, b, null);
    }

    /** this = a · bᵀ + a matrix of one row, which is added to every row. */
    public final void setToProductWithTransposed(Matrix a, Matrix b, Matrix addend) {
        requireFit(a.columns == b.columns && rows == a.rows && columns == b.rows, a, "· transposed", b);
        requireFit(addend.rows == 1 && addend.columns == columns, this, "+ each row", addend);
        product.compute(Product.Form.SECOND_TRANSPOSED, a, b, addend);
    }

    /** this = aᵀ · b. */
    public final void setToProductOfTransposed(Matrix a, Matrix b) {
        requireFit(a.rows == b.rows && rows == a.columns && columns == b.columns, a, "transposed ·", b);
        product.compute(Product.Form.FIRST_TRANSPOSED, a, b, null);
    }

    /**
     * Computes a block of the product.
     *
     * @param added whether to add the product to the block instead of replacing it
     */
    abstract void product(Product.Form form, Matrix a, Matrix b, boolean added, int rowFrom, int rowTo, int columnFrom,
            int columnTo);

    /** The same in plain Java. */
    abstract void plainProduct(Product.Form form, Matrix a, Matrix b, boolean added, int rowFrom, int rowTo,
            int columnFrom, int columnTo);

    /** The Euclidean norm √Σx² of a range of elements, summed in order in double precision. */
    public final double norm(int from, int to) {
        var squares = 0.0;
        for (var index = from; index < to; index++) {
            var value = get(index);
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    /** Whether every element is finite. */
    public final boolean isFinite() {
        for (var index = 0; index < size(); index++) {
            if (!Double.isFinite(get(index))) {
                return false;
            }
        }
        return true;
    }

    final void requireSameShape(Matrix other) {
        requireFit(other.rows == rows && other.columns == columns, other, "beside", this);
    }

    private void requireFit(boolean fits, Matrix a, String operation, Matrix b) {
        if (!fits) {
            throw new IllegalArgumentException("%s %s %s does not fit %s".formatted(a, operation, b, this));
        }
    }

    /** The shape and precision, for messages. */
    @Override
    public final String toString() {
        return rows + " × " + columns + " " + precision();
    }
}
