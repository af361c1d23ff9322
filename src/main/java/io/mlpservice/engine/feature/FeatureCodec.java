package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.TableReader;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.feature.Encoder.Input;
import io.mlpservice.engine.feature.Encoder.InputKind;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.MixedMatrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.scaling.ColumnScale;
import io.mlpservice.engine.scaling.Scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Converts features to the inputs of a network: first the inputs of each feature, in order, then the powers and
 * products of numeric features.
 */
public final class FeatureCodec {
    private final List<Feature> features;
    private final List<String> names;
    private final Encoder[] encoders;
    private final Polynomial polynomial;
    /** Powers and products of the numeric features, which they count from 0. */
    private final List<Monomial> products;
    /** The first input of each feature. */
    private final int[] places;
    private final InputColumns columns;
    private final List<NetworkInput> inputs;
    private final ColumnScale[] scales;

    /**
     * An input of a network.
     *
     * @param name tells it from others: {@code age}, {@code color = red}, {@code a·a·b}
     * @param feature where it comes from; empty text for a power or product
     * @param factors the features of a power or product, each as often as it is a factor; none for other inputs
     * @param formula the number before scaling, in words
     */
    public record NetworkInput(String name, String feature, List<String> factors, String formula, Input input) {}

    /**
     * Creates a codec.
     *
     * @param encoders one per feature
     * @param productScales one per power or product of the numeric features, in the polynomial's order
     */
    public FeatureCodec(List<Feature> features, List<Encoder> encoders, Polynomial polynomial,
            List<ColumnScale> productScales) {
        this.features = List.copyOf(features);
        this.names = features.stream().map(Feature::name).toList();
        this.encoders = encoders.toArray(Encoder[]::new);
        this.polynomial = polynomial;
        this.products = polynomial.products(numeric(features).size());
        if (encoders.size() != features.size() || products.size() != productScales.size()) {
            throw new IllegalArgumentException("%d encoders and %d scales do not match %d features and %d products"
                    .formatted(encoders.size(), productScales.size(), features.size(), products.size()));
        }
        this.inputs = allInputs(productScales);
        this.scales = inputs.stream().map(input -> input.input().scale()).toArray(ColumnScale[]::new);
        this.places = new int[features.size()];
        for (var feature = 1; feature < places.length; feature++) {
            places[feature] = places[feature - 1] + encoders.get(feature - 1).inputs().size();
        }
        this.columns = new InputColumns(features, this.encoders, places, products, scales);
    }

    private List<NetworkInput> allInputs(List<ColumnScale> productScales) {
        var all = new ArrayList<NetworkInput>();
        for (var feature = 0; feature < features.size(); feature++) {
            var name = features.get(feature).name();
            var encoder = encoders[feature];
            encoder.inputs().forEach(input -> all.add(new NetworkInput(input.name(name), name, List.of(),
                    encoder.formula(input.kind()), input)));
        }
        var factors = numeric(features);
        for (var product = 0; product < products.size(); product++) {
            all.add(new NetworkInput(products.get(product).name(factors), "", products.get(product).factors(factors),
                    InputKind.PRODUCT.formula(),
                    new Input(InputKind.PRODUCT, productScales.get(product))));
        }
        return List.copyOf(all);
    }

    private static List<String> numeric(List<Feature> features) {
        return features.stream().filter(feature -> feature.type() == FeatureType.NUMERIC).map(Feature::name).toList();
    }

    /**
     * A codec of numeric features that refuses gaps and knows no ranges.
     *
     * @param scales those of the features, then those of their powers and products
     */
    public static FeatureCodec ofNumbers(List<String> names, Polynomial polynomial,
            List<? extends ColumnScale> scales) {
        var count = Math.min(names.size(), scales.size());
        return new FeatureCodec(Feature.numeric(names),
                scales.subList(0, count).stream()
                        .<Encoder>map(scale -> new NumberEncoder(scale, Gaps.REFUSED, Double.NaN, Double.NaN)).toList(),
                polynomial, List.copyOf(scales.subList(count, scales.size())));
    }

    /**
     * Learns encoders from rows of a table.
     *
     * @param rows at least one
     * @throws UnsuitableDataException if a column is absent, has gaps that are refused, holds values of another type or
     *     cannot be scaled; names the column
     */
    public static FeatureCodec fit(List<Feature> features, EncodingSpec spec, Table table, int[] rows) {
        var fit = new EncoderFit(spec, rows);
        var encoders = features.stream()
                .map(feature -> fit.encoder(feature, TableReader.column(table, feature.name()))).toList();
        var factors = numeric(features);
        var values = spec.polynomial().degree() == 1 ? new double[0][] : numbers(features, encoders, table, rows);
        var scales = spec.polynomial().products(factors.size()).stream()
                .map(product -> fit(spec.scaling(), product.name(factors), product.values(values))).toList();
        return new FeatureCodec(features, encoders, spec.polynomial(), scales);
    }

    /** The numeric features with their gaps filled, [numeric features][rows]. */
    private static double[][] numbers(List<Feature> features, List<Encoder> encoders, Table table, int[] rows) {
        return IntStream.range(0, features.size())
                .filter(feature -> features.get(feature).type() == FeatureType.NUMERIC)
                .mapToObj(feature -> numbers((NumberEncoder) encoders.get(feature),
                        TableReader.column(table, features.get(feature).name()), rows))
                .toArray(double[][]::new);
    }

    private static double[] numbers(NumberEncoder encoder, Column column, int[] rows) {
        var codes = encoder.codes(column);
        return IntStream.of(rows).mapToDouble(row -> encoder.gaps().filled(codes.applyAsDouble(row))).toArray();
    }

    /**
     * Fits the scale of a column to its training values.
     *
     * @throws UnsuitableDataException if the column cannot be scaled; names the column
     */
    static ColumnScale fit(Scaling scaling, String column, double[] values) {
        try {
            return scaling.fit(values);
        } catch (IllegalArgumentException unscalable) {
            throw UnsuitableDataException.unscalable(column);
        }
    }

    /** The features, in order. */
    public List<Feature> features() {
        return features;
    }

    /** The names of the features, in order. */
    public List<String> names() {
        return names;
    }

    /** Whether all features are numeric, so that their codes are the numbers themselves. */
    public boolean areNumeric() {
        return features.stream().allMatch(feature -> feature.type() == FeatureType.NUMERIC);
    }

    /** One per feature. */
    public List<Encoder> encoders() {
        return List.of(encoders);
    }

    /** The encoder of a feature, counted from 0. */
    public Encoder encoder(int feature) {
        return encoders[feature];
    }

    /** The expansion of the numeric features. */
    public Polynomial polynomial() {
        return polynomial;
    }

    /** The scales of the powers and products of numeric features. */
    public List<ColumnScale> productScales() {
        return List.of(scales).subList(scales.length - products.size(), scales.length);
    }

    /** The inputs of the network, in order. */
    public List<NetworkInput> inputs() {
        return inputs;
    }

    /** The features and products that have one value in all given rows of a table. */
    public List<String> constants(Table table, int[] rows) {
        var codes = new CodeReader(this, table);
        var least = new double[features.size() + products.size()];
        var largest = new double[least.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        var values = new double[least.length];
        var unscaled = new double[columns.numbers()];
        for (var row : rows) {
            codes.read(row, values);
            columns.setNumbers(unscaled, values);
            System.arraycopy(unscaled, unscaled.length - products.size(), values, features.size(), products.size());
            for (var index = 0; index < values.length; index++) {
                least[index] = Math.min(least[index], orGap(values[index]));
                largest[index] = Math.max(largest[index], orGap(values[index]));
            }
        }
        return IntStream.range(0, least.length)
                .filter(index -> Scaling.isConstant(least[index], largest[index], rows.length))
                .mapToObj(index -> index < features.size()
                        ? features.get(index).name()
                        : inputs.get(scales.length - least.length + index).name())
                .toList();
    }

    /** A gap is a value of its own. */
    private static double orGap(double value) {
        return Double.isNaN(value) ? Double.MAX_VALUE : value;
    }

    /** The unscaled inputs for the first row of a table. */
    public double[] unscaled(Table table) {
        var codes = new double[features.size()];
        new CodeReader(this, table).read(0, codes);
        var numbers = new double[columns.numbers()];
        columns.setNumbers(numbers, codes);
        var row = columns.zeros(Precision.FLOAT64, 1);
        columns.set(row, 0, codes, new double[numbers.length]);
        row.numbers().setRow(0, numbers);
        return row.copyTo(Matrix.zeros(Precision.FLOAT64, 1, inputs.size())).toArray()[0];
    }

    /**
     * The inputs for rows of a table, [rows][inputs].
     *
     * @throws UnsuitableDataException if a column is absent, has gaps that are refused, holds values of another type or
     *     exceeds the range of the precision; names the column
     */
    public MixedMatrix inputs(Table table, int[] rows, Precision precision) {
        return reader(table).read(rows, precision);
    }

    /** Reads the inputs of rows of a table, part by part. */
    public InputReader reader(Table table) {
        return new InputReader(this, table);
    }

    /** How the inputs of a row are kept. */
    public KeptInputs kept() {
        return columns.kept();
    }

    /** Zeros for a number of rows, kept as the inputs of this codec. */
    public MixedMatrix zeros(Precision precision, int rows) {
        return columns.zeros(precision, rows);
    }

    /**
     * Sets a row of inputs from the codes of a row; not finite where they exceed the range of the precision.
     *
     * @param codes one per feature, see {@link Encoder}
     * @param unscaled room for the inputs that are kept as numbers
     */
    public void setInputs(MixedMatrix rows, int row, double[] codes, double[] unscaled) {
        columns.set(rows, row, codes, unscaled);
    }
}
