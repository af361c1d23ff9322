package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;

/** Reads rows of a table as inputs of a network. */
public final class InputReader {
    private final FeatureCodec codec;
    private final CodeReader codes;

    InputReader(FeatureCodec codec, Table table) {
        this.codec = codec;
        this.codes = new CodeReader(codec, table);
    }

    /**
     * The inputs of rows, [rows][inputs].
     *
     * @throws UnsuitableDataException if a column has gaps that are refused, holds values of another type or exceeds
     *     the range of the precision; names the column
     */
    public Matrix read(int[] rows, Precision precision) {
        var matrix = encode(rows, precision);
        if (!matrix.isFinite()) {
            throw new UnsuitableDataException(("\"%s\" grows too large to compute with; check its unit, scale it, "
                    + "train in float64, or lower the polynomial_degree")
                    .formatted(codec.inputs().get(firstInfinite(matrix)).name()));
        }
        return matrix;
    }

    /** The same without a check of the range. */
    Matrix encode(int[] rows, Precision precision) {
        var inputs = codec.inputs().size();
        var matrix = Matrix.zeros(precision, rows.length, inputs);
        var ofRow = new double[codec.features().size()];
        var unscaled = new double[inputs];
        for (var row = 0; row < rows.length; row++) {
            codes.read(rows[row], ofRow);
            codec.setInputs(matrix, row, ofRow, unscaled);
        }
        return matrix;
    }

    private static int firstInfinite(Matrix matrix) {
        var index = 0;
        while (Double.isFinite(matrix.get(index))) {
            index++;
        }
        return index % matrix.columns();
    }
}
