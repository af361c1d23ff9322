package io.mlpservice.engine.feature;

import io.mlpservice.engine.matrix.Indicators;
import io.mlpservice.engine.matrix.MixedMatrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.scaling.ColumnScale;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which inputs are kept as numbers and which as indicators. The number of inputs of each feature decides: a feature with
 * few, or a table with few in all, is faster as numbers.
 */
final class InputColumns {
    private final Encoder[] encoders;
    private final List<Monomial> products;
    /** The features that are kept as indicators, and the first input of each. */
    private final int[] indicated;
    private final int[] firstInputs;
    /** The other features, and the number at which each begins. */
    private final int[] numbered;
    private final int[] firstNumbers;
    /** The numbers of the numeric features. */
    private final int[] numeric;
    /** The input of each number, and its scale. */
    private final int[] places;
    private final ColumnScale[] scales;
    private final int inputs;

    /**
     * Divides the inputs.
     *
     * @param first the first input of each feature
     * @param scales of all inputs
     */
    InputColumns(List<Feature> features, Encoder[] encoders, int[] first, List<Monomial> products,
            ColumnScale[] scales) {
        var counts = Arrays.stream(encoders).mapToInt(encoder -> encoder.inputs().size()).toArray();
        var large = IntStream.range(0, counts.length)
                .filter(feature -> encoders[feature].isIndicator() && KeptInputs.canBeIndicator(counts[feature]))
                .toArray();
        this.encoders = encoders;
        this.products = products;
        this.inputs = scales.length;
        this.indicated = KeptInputs.useIndicators(IntStream.of(large).mapToLong(feature -> counts[feature]).sum())
                ? large
                : new int[0];
        this.firstInputs = IntStream.of(indicated).map(feature -> first[feature]).toArray();
        this.numbered = IntStream.range(0, counts.length)
                .filter(feature -> Arrays.binarySearch(indicated, feature) < 0).toArray();
        var productsFrom = scales.length - products.size();
        this.places = IntStream.concat(
                IntStream.of(numbered).flatMap(
                        feature -> IntStream.range(first[feature], first[feature] + counts[feature])),
                IntStream.range(productsFrom, scales.length)).toArray();
        this.scales = IntStream.of(places).mapToObj(place -> scales[place]).toArray(ColumnScale[]::new);
        this.firstNumbers = IntStream.of(numbered).map(feature -> Arrays.binarySearch(places, first[feature]))
                .toArray();
        this.numeric = IntStream.range(0, numbered.length)
                .filter(index -> features.get(numbered[index]).type() == FeatureType.NUMERIC)
                .map(index -> firstNumbers[index]).toArray();
    }

    /** Zeros for a number of rows. */
    MixedMatrix zeros(Precision precision, int rows) {
        return MixedMatrix.zeros(precision, rows, places, indicated.length, inputs);
    }

    KeptInputs kept() {
        return new KeptInputs(places.length, indicated.length);
    }

    /** How many inputs are kept as numbers. */
    int numbers() {
        return places.length;
    }

    /**
     * Sets the inputs that are numbers, before scaling.
     *
     * @param codes one per feature
     */
    void setNumbers(double[] unscaled, double[] codes) {
        Arrays.fill(unscaled, 0);
        for (var index = 0; index < numbered.length; index++) {
            encoders[numbered[index]].set(codes[numbered[index]], unscaled, firstNumbers[index]);
        }
        for (var product = 0; product < products.size(); product++) {
            unscaled[places.length - products.size() + product] = products.get(product).value(unscaled, numeric);
        }
    }

    /**
     * Sets a row of inputs.
     *
     * @param codes one per feature
     * @param unscaled room for the numbers
     */
    void set(MixedMatrix rows, int row, double[] codes, double[] unscaled) {
        setNumbers(unscaled, codes);
        for (var number = 0; number < scales.length; number++) {
            rows.numbers().set(row, number, scales[number].scale(unscaled[number]));
        }
        for (var group = 0; group < indicated.length; group++) {
            var one = encoders[indicated[group]].one(codes[indicated[group]]);
            rows.indicators().set(row, group, one < 0 ? Indicators.NONE : firstInputs[group] + one);
        }
    }
}
