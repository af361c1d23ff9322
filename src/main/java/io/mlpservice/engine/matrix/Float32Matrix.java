package io.mlpservice.engine.matrix;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

import static io.mlpservice.engine.matrix.Kernels.FLOAT32;

/** A matrix in single precision. */
final class Float32Matrix extends Matrix {
    private final float[] values;
    private final int offset;
    /** The elements from the offset on; cached, because slicing allocates. */
    private final MemorySegment memory;
    /** One element for each row that is processed together; created when first needed. */
    private float[] ofRows = {};

    Float32Matrix(float[] values, int offset, int rows, int columns) {
        super(rows, columns);
        this.values = values;
        this.offset = offset;
        this.memory = MemorySegment.ofArray(values).asSlice((long) offset * Float.BYTES);
    }

    float[] values() {
        return values;
    }

    /** The index of the first element in the array. */
    int offset() {
        return offset;
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT32;
    }

    @Override
    public double get(int index) {
        return values[offset + index];
    }

    @Override
    public void set(int index, double value) {
        values[offset + index] = (float) value;
    }

    @Override
    public Matrix view(int from, int rows, int columns) {
        if (from < 0 || from + (long) rows * columns > size()) {
            throw new IndexOutOfBoundsException("no %d × %d from %d in %s".formatted(rows, columns, from, this));
        }
        return new Float32Matrix(values, offset + from, rows, columns);
    }

    @Override
    public void fill(double value) {
        Arrays.fill(values, offset, offset + size(), (float) value);
    }

    @Override
    void copy(Matrix source) {
        var other = (Float32Matrix) source;
        System.arraycopy(other.values, other.offset, values, offset, size());
    }

    @Override
    void copyPart(int at, Matrix source, int from, int count) {
        var other = (Float32Matrix) source;
        System.arraycopy(other.values, other.offset + from, values, offset + at, count);
    }

    @Override
    void addPart(int at, Matrix source, int from, int count) {
        var other = (Float32Matrix) source;
        FLOAT32.add(values, offset + at, values, offset + at, other.values, other.offset + from, 0, count);
    }

    @Override
    public void gatherRows(Matrix source, int[] order, int from) {
        var other = (Float32Matrix) source;
        if (columns() > SHORT_ROW) {
            for (var row = 0; row < rows(); row++) {
                System.arraycopy(other.values, other.offset + order[from + row] * columns(), values,
                        offset + row * columns(), columns());
            }
        } else {
            for (var row = 0; row < rows(); row += SIDE_BY_SIDE) {
                gatherShortRows(other, order, from, row, Math.min(row + SIDE_BY_SIDE, rows()));
            }
        }
    }

    private void gatherShortRows(Float32Matrix source, int[] order, int from, int rowFrom, int rowTo) {
        for (var column = 0; column < columns(); column++) {
            for (var row = rowFrom; row < rowTo; row++) {
                values[offset + row * columns() + column] = source.values[source.offset
                        + order[from + row] * columns() + column];
            }
        }
    }

    @Override
    public void scatterRows(Matrix source, int[] order) {
        var other = (Float32Matrix) source;
        for (var row = 0; row < order.length; row++) {
            System.arraycopy(other.values, other.offset + row * columns(), values, offset + order[row] * columns(),
                    columns());
        }
    }

    @Override
    void addRows(int row, Matrix b, Indicators x) {
        var added = (Float32Matrix) b;
        FLOAT32.addRows(values, offset + row * columns(), added.values, added.offset, columns(), x.ones(), x.at(row),
                x.at(row) + x.groups(), 0, columns());
    }

    @Override
    void addToRows(Indicators x, Matrix b, int columnFrom, int columnTo) {
        var added = (Float32Matrix) b;
        var ones = x.ones();
        for (var row = 0; row < b.rows(); row++) {
            var from = added.offset + row * columns() + columnFrom;
            for (var index = x.at(row); index < x.at(row) + x.groups(); index++) {
                if (ones[index] >= 0) {
                    var to = offset + ones[index] * columns() + columnFrom;
                    FLOAT32.add(values, to, values, to, added.values, from, 0, columnTo - columnFrom);
                }
            }
        }
    }

    @Override
    void sum(Matrix a, Matrix b) {
        var first = (Float32Matrix) a;
        var second = (Float32Matrix) b;
        FLOAT32.add(values, offset, first.values, first.offset, second.values, second.offset, 0, size());
    }

    @Override
    void elementwiseProduct(Matrix a, Matrix b) {
        var first = (Float32Matrix) a;
        var second = (Float32Matrix) b;
        FLOAT32.multiply(values, offset, first.values, first.offset, second.values, second.offset, 0, size());
    }

    @Override
    void repeatRow(Matrix row, int rowFrom, int rowTo, int columnFrom, int columnTo) {
        var repeated = (Float32Matrix) row;
        if (columnTo - columnFrom == columns()) {
            repeatWholeRow(repeated, offset + rowFrom * columns(), (rowTo - rowFrom) * columns());
        } else {
            for (var index = rowFrom; index < rowTo; index++) {
                System.arraycopy(repeated.values, repeated.offset + columnFrom, values,
                        offset + index * columns() + columnFrom, columnTo - columnFrom);
            }
        }
    }

    /** Doubles the length of each copy, since short copies take as long as long ones. */
    private void repeatWholeRow(Float32Matrix row, int from, int count) {
        System.arraycopy(row.values, row.offset, values, from, columns());
        for (var filled = columns(); filled < count; filled *= 2) {
            System.arraycopy(values, from, values, from + filled, Math.min(filled, count - filled));
        }
    }

    @Override
    void sumOfRows(Matrix source) {
        var added = (Float32Matrix) source;
        FLOAT32.sumRows(values, offset, added.values, added.offset, added.rows(), columns());
    }

    @Override
    void quadratic(Matrix source, double constant, double linear, double square) {
        var x = (Float32Matrix) source;
        FLOAT32.quadratic(values, offset, x.values, x.offset, (float) constant, (float) linear, (float) square, 0,
                size());
    }

    @Override
    void scaledSum(double factor, Matrix addend) {
        var x = (Float32Matrix) addend;
        FLOAT32.addScaled(values, offset, (float) factor, x.values, x.offset, 0, size());
    }

    @Override
    void blended(double kept, double added, Matrix source) {
        var x = (Float32Matrix) source;
        FLOAT32.blend(values, offset, (float) kept, (float) added, x.values, x.offset, 0, size());
    }

    @Override
    void blendedSquares(double kept, double added, Matrix source) {
        var x = (Float32Matrix) source;
        FLOAT32.blendSquares(values, offset, (float) kept, (float) added, x.values, x.offset, 0, size());
    }

    @Override
    void quotientSum(double factor, Matrix numerator, double root, Matrix squares, double epsilon) {
        var x = (Float32Matrix) numerator;
        var square = (Float32Matrix) squares;
        FLOAT32.addQuotient(values, offset, (float) factor, x.values, x.offset, square.values, square.offset,
                (float) root, Math.max((float) epsilon, Float.MIN_NORMAL), 0, size());
    }

    @Override
    void adapted(Matrix gradients, Matrix means, double meanKept, Matrix squares, double squareKept, double factor,
            double root, double epsilon) {
        var gradient = (Float32Matrix) gradients;
        var mean = (Float32Matrix) means;
        var square = (Float32Matrix) squares;
        var meanAdded = 1 - meanKept;
        var squareAdded = 1 - squareKept;
        FLOAT32.adapt(values, offset, gradient.values, gradient.offset, mean.values, mean.offset, (float) meanKept,
                (float) meanAdded, square.values, square.offset, (float) squareKept, (float) squareAdded,
                (float) factor, (float) root, Math.max((float) epsilon, Float.MIN_NORMAL), 0, size());
    }

    @Override
    void rectified(Matrix source, double slope) {
        var x = (Float32Matrix) source;
        FLOAT32.rectify(values, offset, x.values, x.offset, (float) slope, 0, size());
    }

    @Override
    void rectifiedGradient(Matrix source, Matrix gradients, double slope) {
        var x = (Float32Matrix) source;
        var gradient = (Float32Matrix) gradients;
        FLOAT32.rectifyGradient(values, offset, x.values, x.offset, gradient.values, gradient.offset,
                (float) slope, 0, size());
    }

    @Override
    void exponential(Matrix source) {
        var x = (Float32Matrix) source;
        FLOAT32.exponential(values, offset, x.values, x.offset, 0, size());
    }

    @Override
    void sigmoid(Matrix source) {
        var x = (Float32Matrix) source;
        FLOAT32.sigmoid(values, offset, x.values, x.offset, 0, size());
    }

    @Override
    void tanh(Matrix source) {
        var x = (Float32Matrix) source;
        FLOAT32.tanh(values, offset, x.values, x.offset, 0, size());
    }

    @Override
    void softmax(Matrix sums) {
        makeOfRows();
        for (var row = 0; row < rows(); row += SIDE_BY_SIDE) {
            softmax((Float32Matrix) sums, row, Math.min(row + SIDE_BY_SIDE, rows()));
        }
    }

    private void softmax(Float32Matrix sums, int rowFrom, int rowTo) {
        var from = offset + rowFrom * columns();
        var sumsFrom = sums.offset + rowFrom * columns();
        var rows = rowTo - rowFrom;
        Arrays.fill(ofRows, Float.NEGATIVE_INFINITY);
        for (var column = 0; column < columns(); column++) {
            for (var row = 0; row < rows; row++) {
                ofRows[row] = Math.max(ofRows[row], sums.values[sumsFrom + row * columns() + column]);
            }
        }
        for (var column = 0; column < columns(); column++) {
            for (var row = 0; row < rows; row++) {
                values[from + row * columns() + column] = sums.values[sumsFrom + row * columns() + column]
                        - ofRows[row];
            }
        }
        FLOAT32.exponential(values, from, values, from, 0, rows * columns());
        Arrays.fill(ofRows, 0);
        for (var column = 0; column < columns(); column++) {
            for (var row = 0; row < rows; row++) {
                ofRows[row] += values[from + row * columns() + column];
            }
        }
        for (var row = 0; row < rows; row++) {
            ofRows[row] = 1 / ofRows[row];
        }
        multiplyByOfRows(rowFrom, rows);
    }

    @Override
    public void scaleRows(double factor, double[] rowFactors) {
        makeOfRows();
        for (var from = 0; from < rows(); from += SIDE_BY_SIDE) {
            var count = Math.min(SIDE_BY_SIDE, rows() - from);
            for (var row = 0; row < count; row++) {
                var scale = factor * rowFactors[from + row];
                ofRows[row] = (float) scale;
            }
            multiplyByOfRows(from, count);
        }
    }

    private void makeOfRows() {
        if (ofRows.length == 0) {
            ofRows = new float[SIDE_BY_SIDE];
        }
    }

    private void multiplyByOfRows(int rowFrom, int count) {
        var from = offset + rowFrom * columns();
        for (var column = 0; column < columns(); column++) {
            for (var row = 0; row < count; row++) {
                values[from + row * columns() + column] *= ofRows[row];
            }
        }
    }

    @Override
    void product(Product.Form form, Matrix a, Matrix b, boolean added, int rowFrom, int rowTo, int columnFrom,
            int columnTo) {
        var first = (Float32Matrix) a;
        var second = (Float32Matrix) b;
        if (Kernels.OPENBLAS && rows() == 1 && form == Product.Form.SECOND_TRANSPOSED) {
            // A matrix product takes a lock, a matrix-vector product only above some hundred elements. Predictions
            // avoid it.
            Blas.multiplyVector32(columnTo - columnFrom, b.columns(), second.from(columnFrom * b.columns()),
                    first.memory, added ? 1 : 0, from(columnFrom));
        } else if (Kernels.OPENBLAS) {
            var firstAt = form == Product.Form.FIRST_TRANSPOSED ? rowFrom : rowFrom * a.columns();
            var secondAt = form == Product.Form.SECOND_TRANSPOSED ? columnFrom * b.columns() : columnFrom;
            Blas.multiply32(form == Product.Form.FIRST_TRANSPOSED, form == Product.Form.SECOND_TRANSPOSED,
                    rowTo - rowFrom, columnTo - columnFrom,
                    form == Product.Form.FIRST_TRANSPOSED ? a.rows() : a.columns(), first.from(firstAt), a.columns(),
                    second.from(secondAt), b.columns(), added ? 1 : 0,
                    from(rowFrom * columns() + columnFrom), columns());
        } else {
            plainProduct(form, a, b, added, rowFrom, rowTo, columnFrom, columnTo);
        }
    }

    /** Slices only the blocks of large products, so that small products allocate nothing. */
    private MemorySegment from(int index) {
        return index == 0 ? memory : memory.asSlice((long) index * Float.BYTES);
    }

    /** Iterates along rows. */
    @Override
    void plainProduct(Product.Form form, Matrix first, Matrix second, boolean added, int rowFrom, int rowTo,
            int columnFrom, int columnTo) {
        var a = (Float32Matrix) first;
        var b = (Float32Matrix) second;
        for (var row = rowFrom; row < rowTo; row++) {
            var at = offset + row * columns();
            if (form == Product.Form.SECOND_TRANSPOSED) {
                for (var column = columnFrom; column < columnTo; column++) {
                    values[at + column] = (added ? values[at + column] : 0) + dot(a, row, b, column);
                }
            } else {
                if (!added) {
                    Arrays.fill(values, at + columnFrom, at + columnTo, 0);
                }
                for (var inner = 0; inner < b.rows(); inner++) {
                    var factor = form == Product.Form.PLAIN ? a.get(row, inner) : a.get(inner, row);
                    FLOAT32.addScaled(values, at + columnFrom, (float) factor, b.values,
                            b.offset + inner * b.columns() + columnFrom, 0, columnTo - columnFrom);
                }
            }
        }
    }

    /** Four independent sums keep the adders busy. They are combined in a fixed order. */
    private static float dot(Float32Matrix a, int aRow, Float32Matrix b, int bRow) {
        var length = a.columns();
        var aFrom = a.offset + aRow * length;
        var bFrom = b.offset + bRow * length;
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        var index = 0;
        for (; index + 3 < length; index += 4) {
            sum0 += a.values[aFrom + index] * b.values[bFrom + index];
            sum1 += a.values[aFrom + index + 1] * b.values[bFrom + index + 1];
            sum2 += a.values[aFrom + index + 2] * b.values[bFrom + index + 2];
            sum3 += a.values[aFrom + index + 3] * b.values[bFrom + index + 3];
        }
        for (; index < length; index++) {
            sum0 += a.values[aFrom + index] * b.values[bFrom + index];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
