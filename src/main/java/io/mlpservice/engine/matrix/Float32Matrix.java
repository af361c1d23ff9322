package io.mlpservice.engine.matrix;

import java.util.Arrays;

/** A matrix in single precision, with plain loops for kernels. */
final class Float32Matrix extends Matrix {
    private final float[] values;
    private final int offset;

    Float32Matrix(float[] values, int offset, int rows, int columns) {
        super(rows, columns);
        this.values = values;
        this.offset = offset;
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
        if (from < 0 || from + rows * columns > size()) {
            throw new IndexOutOfBoundsException("no %d × %d from %d in %s".formatted(rows, columns, from, this));
        }
        return new Float32Matrix(values, offset + from, rows, columns);
    }

    @Override
    public void copyFrom(Matrix source) {
        requireSameShape(source);
        var other = (Float32Matrix) source;
        System.arraycopy(other.values, other.offset, values, offset, size());
    }

    @Override
    public void gatherRows(Matrix source, int[] order, int from) {
        var other = (Float32Matrix) source;
        for (var row = 0; row < rows(); row++) {
            System.arraycopy(other.values, other.offset + order[from + row] * columns(), values,
                    offset + row * columns(), columns());
        }
    }

    @Override
    void product(Matrix a, Matrix b) {
        clear();
        for (var row = 0; row < rows(); row++) {
            for (var inner = 0; inner < b.rows(); inner++) {
                addScaledRow(row, (Float32Matrix) b, inner, ((Float32Matrix) a).at(row, inner));
            }
        }
    }

    @Override
    void productOfTransposed(Matrix a, Matrix b) {
        clear();
        for (var inner = 0; inner < b.rows(); inner++) {
            for (var row = 0; row < rows(); row++) {
                addScaledRow(row, (Float32Matrix) b, inner, ((Float32Matrix) a).at(inner, row));
            }
        }
    }

    @Override
    void productWithTransposed(Matrix a, Matrix b) {
        var left = (Float32Matrix) a;
        var right = (Float32Matrix) b;
        for (var row = 0; row < rows(); row++) {
            for (var column = 0; column < columns(); column++) {
                values[offset + row * columns() + column] = dot(left, row, right, column);
            }
        }
    }

    private float at(int row, int column) {
        return values[offset + row * columns() + column];
    }

    private void clear() {
        Arrays.fill(values, offset, offset + size(), 0);
    }

    private void addScaledRow(int row, Float32Matrix source, int sourceRow, float factor) {
        var to = offset + row * columns();
        var from = source.offset + sourceRow * columns();
        for (var column = 0; column < columns(); column++) {
            values[to + column] += factor * source.values[from + column];
        }
    }

    /** Four sums side by side keep the processor's adders busy; they are joined in a fixed order. */
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
