package io.mlpservice.engine.encoding;

import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;

import java.util.List;

/** Translates features into the inputs of a network: makes their powers and products, then scales each of those. */
public final class FeatureCodec {
    private final List<String> features;
    private final Polynomial polynomial;
    private final List<Monomial> monomials;
    private final List<ColumnScale> scales;

    /**
     * A codec for a network's inputs.
     *
     * @param scales one for each column of the polynomial
     */
    public FeatureCodec(List<String> features, Polynomial polynomial, List<ColumnScale> scales) {
        this.features = List.copyOf(features);
        this.polynomial = polynomial;
        this.monomials = polynomial.monomials(features.size());
        this.scales = List.copyOf(scales);
        if (scales.size() != monomials.size()) {
            throw new IllegalArgumentException(
                    "there are %d scales for %d inputs".formatted(scales.size(), monomials.size()));
        }
    }

    /** How many inputs of a network the features become. */
    public int inputs() {
        return scales.size();
    }

    /**
     * Learns the scales from some rows of a table.
     *
     * @throws UnsuitableDataException naming the column, if one is absent, has gaps or cannot be scaled
     */
    public static FeatureCodec fit(List<String> features, Polynomial polynomial, Scaling scaling, Table table,
            int[] rows) {
        var columns = TableReader.columns(table, features);
        var scales = polynomial.monomials(features.size()).stream()
                .map(monomial -> fit(scaling, monomial.name(features), monomial.values(columns, rows))).toList();
        return new FeatureCodec(features, polynomial, scales);
    }

    /**
     * Learns the scale of a column from its training values.
     *
     * @throws UnsuitableDataException naming the column, if it cannot be scaled
     */
    public static ColumnScale fit(Scaling scaling, String column, double[] values) {
        try {
            return scaling.fit(values);
        } catch (IllegalArgumentException unscalable) {
            throw new UnsuitableDataException(
                    "the column \"%s\" cannot be scaled: its values span more than a double holds"
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

    /** The network's inputs before they are scaled, for the first row of a table. */
    public double[] unscaled(Table table) {
        var columns = TableReader.columns(table, features);
        return monomials.stream().mapToDouble(monomial -> monomial.values(columns, new int[]{0})[0]).toArray();
    }

    /**
     * The network's inputs for some rows of a table, [rows][inputs].
     *
     * @throws UnsuitableDataException naming the column, if one is absent, has gaps or grows beyond the precision
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
     * The network's inputs for some rows, [rows][inputs]; not finite where they leave the precision.
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

    /** Writes the network's inputs for one row of numbers into a row of theirs; not finite where they leave the precision. */
    public void setInputs(Matrix inputs, int row, double[] values) {
        for (var input = 0; input < monomials.size(); input++) {
            inputs.set(row, input, scales.get(input).scale(monomials.get(input).value(values)));
        }
    }
}
