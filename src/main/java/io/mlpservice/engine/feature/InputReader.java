package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.matrix.MixedMatrix;
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
    public MixedMatrix read(int[] rows, Precision precision) {
        var inputs = encode(rows, precision);
        if (!inputs.numbers().isFinite()) {
            throw new UnsuitableDataException(("\"%s\" grows too large to compute with; check its unit, scale it, "
                    + "train in float64, or lower the polynomial_degree")
                    .formatted(codec.inputs().get(firstInfinite(inputs)).name()));
        }
        return inputs;
    }

    /** The same without a check of the range: not finite where the inputs exceed that of the precision. */
    public MixedMatrix encode(int[] rows, Precision precision) {
        var inputs = codec.zeros(precision, rows.length);
        var ofRow = new double[codec.features().size()];
        var unscaled = new double[inputs.numbers().columns()];
        for (var row = 0; row < rows.length; row++) {
            codes.read(rows[row], ofRow);
            codec.setInputs(inputs, row, ofRow, unscaled);
        }
        return inputs;
    }

    private static int firstInfinite(MixedMatrix inputs) {
        var index = 0;
        while (Double.isFinite(inputs.numbers().get(index))) {
            index++;
        }
        return inputs.place(index % inputs.numbers().columns());
    }
}
