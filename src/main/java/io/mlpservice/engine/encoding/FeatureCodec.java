package io.mlpservice.engine.encoding;

import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;

import java.util.List;

/** Converts features to the inputs of a network: computes powers and products, then scales each of them. */
public final class FeatureCodec {
    private final List<String> features;
    private final Polynomial polynomial;
    private final List<Monomial> monomials;
    private final List<ColumnScale> scales;

    /**
     * Creates a codec.
     *
     * @param scales one per column of the polynomial
     */
    public FeatureCodec(List<String> features, Polynomial polynomial, List<ColumnScale> scales) {
        this.features = List.copyOf(features);
        this.polynomial = polynomial;
        this.monomials = polynomial.monomials(features.size());
        this.scales = List.copyOf(scales);
        if (scales.size() != monomials.size()) {
            throw new IllegalArgumentException(
                    "%d scales do not match %d inputs".formatted(scales.size(), monomials.size()));
        }
    }

    /** The number of network inputs. */
    public int inputs() {
        return scales.size();
    }

    /**
     * Fits the scales to rows of a table.
     *
     * @throws UnsuitableDataException if a column is absent, has missing values or cannot be scaled; names the column
     */
    public static FeatureCodec fit(List<String> features, Polynomial polynomial, Scaling scaling, Table table,
            int[] rows) {
        var columns = TableReader.columns(table, features);
        var scales = polynomial.monomials(features.size()).stream()
                .map(monomial -> fit(scaling, monomial.name(features), monomial.values(columns, rows))).toList();
        return new FeatureCodec(features, polynomial, scales);
    }

    /**
     * Fits the scale of a column to its training values.
     *
     * @throws UnsuitableDataException if the column cannot be scaled; names the column
     */
    public static ColumnScale fit(Scaling scaling, String column, double[] values) {
        try {
            return scaling.fit(values);
        } catch (IllegalArgumentException unscalable) {
            throw new UnsuitableDataException(
                    "the column \"%s\" cannot be scaled: its values span more than the range of a double"
                            .formatted(column));
        }
    }

    public Polynomial polynomial() {
        return polynomial;
    }

    public List<ColumnScale> scales() {
        return scales;
    }

    public List<String> names() {
        return monomials.stream().map(monomial -> monomial.name(features)).toList();
    }

    /** The unscaled inputs for the first row of a table. */
    public double[] unscaled(Table table) {
        var columns = TableReader.columns(table, features);
        return monomials.stream().mapToDouble(monomial -> monomial.values(columns, new int[]{0})[0]).toArray();
    }

    /**
     * The inputs for rows of a table, [rows][inputs].
     *
     * @throws UnsuitableDataException if a column is absent, has missing values or exceeds the range of the precision;
     *     names the column
     */
    public Matrix inputs(Table table, int[] rows, Precision precision) {
        var inputs = inputs(TableReader.columns(table, features), rows, precision);
        if (!inputs.isFinite()) {
            throw new UnsuitableDataException(("\"%s\" grows too large to compute with; check its unit, scale it, "
                    + "train in float64, or lower the polynomial_degree")
                    .formatted(monomials.get(firstInfinite(inputs)).name(features)));
        }
        return inputs;
    }

    private static int firstInfinite(Matrix inputs) {
        var index = 0;
        while (Double.isFinite(inputs.get(index))) {
            index++;
        }
        return index % inputs.columns();
    }

    /**
     * The inputs for rows, [rows][inputs]; not finite where they exceed the range of the precision.
     *
     * @param columns [features][rows]
     */
    public Matrix inputs(double[][] columns, int[] rows, Precision precision) {
        var inputs = Matrix.zeros(precision, rows.length, monomials.size());
        for (var input = 0; input < monomials.size(); input++) {
            var values = monomials.get(input).values(columns, rows);
            for (var row = 0; row < rows.length; row++) {
                inputs.set(row, input, scales.get(input).scale(values[row]));
            }
        }
        return inputs;
    }

    /** Sets a row of inputs from a row of features; not finite where they exceed the range of the precision. */
    public void setInputs(Matrix inputs, int row, double[] values) {
        for (var input = 0; input < monomials.size(); input++) {
            inputs.set(row, input, scales.get(input).scale(monomials.get(input).value(values)));
        }
    }
}
